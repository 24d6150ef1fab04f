import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { disconnect } from "../database/client";
import { verifyLedger } from "../database/ledger/verify-ledger";
import { makeTestDesk, type Seat } from "../database/testing/test-desk";

const COMMANDS = 40;
const peers: ChildProcess[] = [];
afterAll(async () => {
  for (const peer of peers) peer.kill("SIGKILL");
  await disconnect();
});

it("two processes that write to one article at once hear of everything, in order, and keep the chain whole", async () => {
  const desk = await makeTestDesk();
  const { id } = await desk.add("One.");
  const open = async (seat: Seat) => {
    const peer = startPeer(id, desk.people[seat]);
    await vi.waitFor(() => expect(peer.heard).toEqual([1]), 25_000);
    return peer;
  };
  const [one, other] = await Promise.all([open("reviewer1"), open("reviewer2")]);
  await Promise.all([one.write(COMMANDS), other.write(COMMANDS)]);

  const all = Array.from({ length: 1 + 2 * COMMANDS }, (_, at) => at + 1);
  await vi.waitFor(() => expect(one.heard).toHaveLength(all.length), 10_000);
  await vi.waitFor(() => expect(other.heard).toHaveLength(all.length), 10_000);
  expect(one.heard).toEqual(all);
  expect(other.heard).toEqual(all);
  expect(await verifyLedger(id)).toMatchObject({ ok: true, entries: all.length });
}, 90_000);

/** A process of its own on the same database. */
function startPeer(articleId: string, userId: string) {
  const program = path.join(import.meta.dirname, "testing/peer-process.ts");
  const peer = fork(program, [articleId, userId], { execArgv: ["--import", "tsx"] });
  peers.push(peer);
  const heard: number[] = [];
  let finish: () => void = () => undefined;
  peer.on("message", (message: { readonly heard?: readonly number[]; readonly written?: number }) => {
    heard.push(...(message.heard ?? []));
    if (message.written !== undefined) finish();
  });
  return {
    heard,
    write: (count: number) =>
      new Promise<void>((resolve) => {
        finish = resolve;
        peer.send(count);
      }),
  };
}
