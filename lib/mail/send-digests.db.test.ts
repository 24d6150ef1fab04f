import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database, disconnect } from "../database/client";
import { commitCommands } from "../database/ledger/commit-command";
import { changeNotificationSettings, markRead } from "../database/notices/notifications";
import { makeCommand, makeTestDesk, must, type Seat, type TestDesk } from "../database/testing/test-desk";
import { writeMention } from "../text/mentions";
import { sendDigests } from "./send-digests";
import type { MailOffice } from "./send-mail";
import { sendMail } from "./send-mail";
import { readUnsubscribeKey } from "./unsubscribe-key";

let desk: TestDesk;
let server: SMTPServer;
let port: number;
/** What the mail server took: to whom, and the whole message. */
let arrived: { readonly to: string; readonly message: string }[];
let refuse: { readonly at: "RCPT" | "DATA"; readonly code: number } | null;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo: (_address, _session, done) => done(refuse?.at === "RCPT" ? problem(refuse.code) : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (refuse?.at === "DATA") return done(problem(refuse.code));
        const message = Buffer.concat(parts).toString("utf8").replace(/=\r\n/g, "");
        for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, message });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
beforeEach(async () => {
  arrived = [];
  refuse = null;
  await database().notification.deleteMany();
  desk = await makeTestDesk();
});
const transports: ReturnType<typeof createTransport>[] = [];
afterEach(() => {
  for (const transport of transports.splice(0)) transport.close();
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await disconnect();
});

const problem = (responseCode: number) => Object.assign(new Error("No."), { responseCode });
const SECRET = "a secret of thirty-two characters";

function office(): MailOffice {
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
  transports.push(transport);
  return {
    transport,
    from: "Assay <assay@desk.test>",
    baseUrl: "https://assay.test",
    secret: SECRET,
    gatherMs: 0,
  };
}

const soon = () => new Date(Date.now() + 1_000);
const addressOf = (seat: Seat) => `${seat}@${desk.slug}.test`;

async function mention(seats: readonly Seat[], times = 1): Promise<void> {
  const { id } = await desk.add("It snowed.", "The snow & the <sea>");
  const body = `See this: ${seats.map((seat) => writeMention(desk.people[seat])).join(" ")}`;
  const commands = Array.from({ length: times }, () =>
    makeCommand("comment", { commentId: randomUUID(), body }),
  );
  must(await commitCommands(await desk.open("editor", id), commands));
}

describe("digests", () => {
  it("go out once each, one a person, however many mailers work at once", async () => {
    await mention(["reviewer1", "reviewer2", "viewer", "owner"], 5);
    const rounds = await Promise.all(Array.from({ length: 4 }, () => sendDigests(office(), soon())));
    const [later] = [must(await sendDigests(office(), soon()))];
    expect(later).toEqual({ sent: 0, isAway: false });
    expect(rounds.reduce((sum, round) => sum + must(round).sent, 0)).toBe(arrived.length);
    const links = arrived.flatMap(({ to, message }) =>
      [...(message.split("text/html")[0] ?? "").matchAll(/#comment-([0-9a-f-]{36})/g)].map(
        (match) => `${to} ${match[1]}`,
      ),
    );
    expect(links).toHaveLength(20);
    expect(new Set(links).size).toBe(20);
    expect(new Set(arrived.map(({ to }) => to))).toEqual(
      new Set((["reviewer1", "reviewer2", "viewer", "owner"] as const).map(addressOf)),
    );
  });

  it("say what concerns the person, with links here and a way to end them", async () => {
    await mention(["viewer"], 2);
    must(await sendDigests(office(), soon()));
    const [{ message } = { message: "" }] = arrived;
    expect(arrived).toHaveLength(1);
    expect(message).toContain("Subject: 2 things that concern you in The snow & the <sea>");
    expect(message).toContain("editor mentioned you on the article");
    expect(message).toContain(`https://assay.test/w/${desk.slug}/articles/`);
    expect(message).toContain("The snow &amp; the &lt;sea&gt;");
    expect(message).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    const key = /List-Unsubscribe: <https:\/\/assay\.test\/api\/v1\/unsubscribe\/([^>]+)>/.exec(
      message.replace(/\r\n\s+/g, " "),
    )?.[1];
    expect(readUnsubscribeKey(decodeURIComponent(key ?? ""), SECRET)).toBe(desk.people.viewer);
  });

  it("leave out who wants none, what was read, and for the daily ones what is of today", async () => {
    must(await changeNotificationSettings(desk.people.viewer, { mail: "off", muted: [] }));
    must(await changeNotificationSettings(desk.people.owner, { mail: "daily", muted: [] }));
    await mention(["viewer", "owner", "reviewer1"]);
    must(await markRead(desk.people.reviewer1, "all"));
    const noon = new Date(new Date().toISOString().replace(/T.*/, "T12:00:00.000Z"));
    await database().notification.updateMany({ data: { createdAt: noon } });
    const evening = new Date(noon.getTime() + 6 * 3_600_000);
    expect(must(await sendDigests(office(), evening))).toEqual({ sent: 0, isAway: false });
    const nextMorning = new Date(noon.getTime() + 18 * 3_600_000);
    expect(must(await sendDigests(office(), nextMorning))).toEqual({ sent: 1, isAway: false });
    expect(arrived.map(({ to }) => to)).toEqual([addressOf("owner")]);
  });

  it("go out once a day at the hour that a person chose, by the clock where they are", async () => {
    const there = { mail: "daily", muted: [], dailyHour: 8, timeZone: "Asia/Kolkata" } as const;
    must(await changeNotificationSettings(desk.people.viewer, there));
    await mention(["viewer"]);
    const day = new Date().toISOString().slice(0, 10);
    await database().notification.updateMany({ data: { createdAt: new Date(`${day}T02:00:00.000Z`) } });
    // 8:00 in Kolkata is 2:30 in UTC, in summer and winter.
    expect(must(await sendDigests(office(), new Date(`${day}T02:29:00.000Z`)))).toMatchObject({ sent: 0 });
    expect(must(await sendDigests(office(), new Date(`${day}T02:31:00.000Z`)))).toMatchObject({ sent: 1 });
    const nowhere = { mail: "daily", muted: [], timeZone: "Mars/Olympus" } as const;
    expect(await changeNotificationSettings(desk.people.viewer, nowhere)).toMatchObject({
      failure: { kind: "invalid", errors: [{ path: "timeZone" }] },
    });
  });

  it("go to nobody of the demo desk, whose addresses are nowhere", async () => {
    const email = `somebody-${randomUUID()}@demo.assay`;
    await database().user.update({ where: { id: desk.people.viewer }, data: { email } });
    await mention(["viewer", "owner"]);
    expect(must(await sendDigests(office(), soon()))).toEqual({ sent: 1, isAway: false });
    expect(arrived.map(({ to }) => to)).toEqual([addressOf("owner")]);
    const mail = { id: "a", to: { name: "Somebody", address: email }, subject: "", text: "", html: "" };
    expect(await sendMail(office(), mail)).toBe("refused");
    expect(arrived).toHaveLength(1);
  });

  it("wait when the mail server is away, and go out when it is back", async () => {
    await mention(["viewer"]);
    refuse = { at: "DATA", code: 451 };
    expect(must(await sendDigests(office(), soon()))).toEqual({ sent: 0, isAway: true });
    refuse = null;
    expect(must(await sendDigests(office(), soon()))).toEqual({ sent: 1, isAway: false });
    expect(arrived).toHaveLength(1);
  });

  it("are given up for an address that the server refuses for good, and still reach the others", async () => {
    await mention(["viewer"]);
    refuse = { at: "RCPT", code: 550 };
    expect(must(await sendDigests(office(), soon()))).toEqual({ sent: 0, isAway: false });
    refuse = null;
    await mention(["owner"]);
    expect(must(await sendDigests(office(), soon()))).toEqual({ sent: 1, isAway: false });
    expect(arrived.map(({ to }) => to)).toEqual([addressOf("owner")]);
  });
});
