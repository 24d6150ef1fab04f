import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkspaceAccess } from "../database/access";
import { database, disconnect } from "../database/client";
import { verifyDesk } from "../database/desk/verify-desk";
import { logKeys, logSigner } from "../database/log/log-key";
import { addRecipient, listRecipients, removeRecipient } from "../database/log/recipients";
import { signLogNow } from "../database/log/sequence-log";
import { publishReport } from "../database/reports/publish-report";
import { makeTestDesk, must, type TestDesk } from "../database/testing/test-desk";
import type { CommandId } from "../domain/ids";
import { openCheckpoint } from "../log/checkpoint";
import { sendCheckpoints } from "./send-checkpoints";
import type { MailOffice } from "./send-mail";

type Arrived = {
  readonly to: readonly { readonly address: string }[];
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly filename: string; readonly content: string }[];
};

let desk: TestDesk;
let log: WorkspaceAccess;
let arrived: Arrived[];
let fault: object | null;

/** What nodemailer would send, as it would send it. */
const written = createTransport({ jsonTransport: true });
const office: MailOffice = {
  ...{ from: "Assay <assay@desk.test>", baseUrl: "https://assay.test", secret: "s".repeat(32) },
  transport: {
    sendMail: async (mail: object) => {
      if (fault !== null) throw fault;
      const info = await written.sendMail(mail);
      arrived.push(JSON.parse(String(info.message)));
      return info;
    },
  } as MailOffice["transport"],
};

beforeEach(async () => {
  await database().checkpointRecipient.deleteMany();
  [arrived, fault] = [[], null];
  desk = await makeTestDesk();
  log = await desk.enter("owner");
});
afterAll(disconnect);

const ADDRESS = "keeper@archive.example";
const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR);

describe("checkpoints by e-mail", () => {
  it("come as a file, once, to each address outside", async () => {
    must(await addRecipient(log, { address: ADDRESS }));
    must(await addRecipient(log, { address: "Other@Archive.example" }));
    await desk.add("One.");
    const note = await signLogNow(log);
    expect(await sendCheckpoints(office, at(1))).toEqual({ sent: 2, isAway: false });
    expect(arrived.map(({ to }) => to[0]?.address).sort()).toEqual(["Other@archive.example", ADDRESS]);
    const [{ subject = "", text = "", attachments = [] } = {}] = arrived;
    expect(subject).toMatch(/^Checkpoint of A desk: \d+ entries$/);
    expect(text).toContain("An owner of A desk added this address on ");
    expect(attachments[0]?.content).toBe(note);
    const { origin } = logSigner(log) ?? expect.unreachable();
    expect(openCheckpoint(attachments[0]?.content ?? "", logKeys(origin))).toMatchObject({ ok: true });
    expect(await sendCheckpoints(office, at(2))).toEqual({ sent: 0, isAway: false });
    await Promise.all([sendCheckpoints(office, at(30)), sendCheckpoints(office, at(30))]);
    expect(arrived).toHaveLength(2);
  });

  it("come again after a day when there is something new, and at once with an edition", async () => {
    must(await addRecipient(log, { address: ADDRESS }));
    const article = await desk.add("One.");
    await signLogNow(log);
    await sendCheckpoints(office, at(1));
    await desk.add("Two.");
    await signLogNow(log);
    expect((await sendCheckpoints(office, at(2))).sent).toBe(0);
    expect((await sendCheckpoints(office, at(26))).sent).toBe(1);
    const editor = await desk.open("editor", article.id);
    const request = { commandId: randomUUID() as CommandId, seq: null, note: null };
    const page = async () => ({ ok: true, value: { html: "<p>Page</p>", json: '{"page":1}' } }) as const;
    must(await publishReport(editor, request, page));
    await signLogNow(log);
    expect((await sendCheckpoints(office, at(27))).sent).toBe(1);
    expect((await sendCheckpoints(office, at(28))).sent).toBe(0);
  });

  it("are tried again when the mail server was away, and not when it had one", async () => {
    must(await addRecipient(log, { address: ADDRESS }));
    await desk.add("One.");
    await signLogNow(log);
    fault = Object.assign(new Error("No."), { code: "ECONNECTION" });
    expect(await sendCheckpoints(office, at(1))).toEqual({ sent: 0, isAway: true });
    fault = null;
    expect((await sendCheckpoints(office, at(1))).sent).toBe(1);
    await desk.add("Two.");
    await signLogNow(log);
    fault = Object.assign(new Error("No."), { command: "DATA" });
    expect(await sendCheckpoints(office, at(27))).toEqual({ sent: 0, isAway: false });
    fault = null;
    expect((await sendCheckpoints(office, at(28))).sent).toBe(0);
  });

  it("go to nobody who was removed; the desk's ledger names the host alone", async () => {
    const { recipientId } = must(await addRecipient(log, { address: ADDRESS }));
    expect(await verifyDesk(log.workspaceId)).toMatchObject({ ok: true });
    must(await removeRecipient(log, recipientId));
    expect(await verifyDesk(log.workspaceId)).toMatchObject({ ok: true });
    await desk.add("One.");
    await signLogNow(log);
    expect((await sendCheckpoints(office, at(1))).sent).toBe(0);
    const told = await database().deskRow.findMany({ where: { workspaceId: log.workspaceId } });
    expect(JSON.stringify(told)).toContain('"host":"archive.example"');
    expect(JSON.stringify(told)).not.toContain("keeper");
  });

  it.each([
    "keeper",
    "a@b",
    "a@b.example, c@d.example",
    "a@b.example\r\nBcc: c@d.example",
    "<a@b.example>",
    "@b.example",
  ])("are refused to %j, which is no address", async (address) => {
    expect(await addRecipient(log, { address })).toMatchObject({
      failure: { kind: "invalid", errors: [{ path: "address" }] },
    });
  });

  it("are for owners to send, to ten addresses at most, each once", async () => {
    expect(await listRecipients(await desk.enter("editor"))).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await addRecipient(await desk.enter("editor"), { address: ADDRESS })).toMatchObject({
      failure: { kind: "forbidden" },
    });
    for (let each = 0; each < 10; each += 1)
      must(await addRecipient(log, { address: `${each}@archive.example` }));
    const failure = { kind: "invalid", errors: [{ path: "address" }] };
    expect(await addRecipient(log, { address: ADDRESS })).toMatchObject({ failure });
    const [first] = must(await listRecipients(log));
    const elsewhere = await (await makeTestDesk()).enter("owner");
    expect(await removeRecipient(elsewhere, first?.recipientId ?? "")).toMatchObject({
      failure: { kind: "not-found" },
    });
    must(await removeRecipient(log, first?.recipientId ?? ""));
    expect(await addRecipient(log, { address: "1@ARCHIVE.example" })).toMatchObject({ failure });
  });
});
