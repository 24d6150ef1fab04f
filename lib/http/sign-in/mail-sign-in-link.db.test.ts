import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { database, disconnect } from "../../database/client";
import { createSession } from "../../database/people/sessions";
import { spendSignInLink } from "../../database/people/sign-in-links";
import { checkPassword, setPassword } from "../../database/people/users";
import { makeTestDesk, must, type TestDesk } from "../../database/testing/test-desk";
import type { MailOffice } from "../../mail/send-mail";
import { changeMe } from "../own/change-me";
import { authOptions } from "./auth-options";
import { mailSignInLink } from "./mail-sign-in-link";

let desk: TestDesk;
let server: SMTPServer;
let office: MailOffice;
let arrived: string[];

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        arrived.push(Buffer.concat(parts).toString("utf8").replace(/=\r\n/g, "").replaceAll("=3D", "="));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
  office = { transport, from: "Assay <assay@desk.test>", baseUrl: "https://assay.test", secret: "" };
});
beforeEach(async () => {
  arrived = [];
  desk = await makeTestDesk();
  await database().signInAttempt.deleteMany();
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  await disconnect();
});

const emailOf = (seat: string) => `${seat}@${desk.slug}.test`;

/** The secret that was mailed last. */
async function mailedSecret(count = 1): Promise<string> {
  await vi.waitFor(() => expect(arrived).toHaveLength(count), { timeout: 10_000 });
  const secret = /sign-in\/link\?next=[^#\s"]*#([\w-]+)/.exec(arrived.at(-1) ?? "")?.[1];
  if (secret === undefined) throw new Error("No link was mailed.");
  return secret;
}

it("mails a link that signs its person in once, and takes their other links with it", async () => {
  const wish = { email: ` ${emailOf("viewer").toUpperCase()} `, next: "/w/demo#claim-1" };
  must(await mailSignInLink(wish, "10.0.0.1", office));
  const first = await mailedSecret();
  expect(arrived[0]).toContain("https://assay.test/sign-in/link?next=%2Fw%2Fdemo%23claim-1#");
  must(await mailSignInLink(wish, "10.0.0.1", office));
  const second = await mailedSecret(2);
  const rows = await database().signInLink.findMany({ where: { userId: desk.people.viewer } });
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(first);
  const tries = await Promise.all([1, 2, 3].map(() => spendSignInLink(second)));
  expect(tries.filter((each) => each.ok)).toEqual([{ ok: true, value: desk.people.viewer }]);
  for (const secret of [first, second, "unknown"])
    expect(await spendSignInLink(secret)).toMatchObject({ failure: { kind: "unauthenticated" } });
});

it("forgets a link after a quarter of an hour", async () => {
  must(await mailSignInLink({ email: emailOf("viewer") }, "10.0.0.1", office));
  const secret = await mailedSecret();
  const later = () => new Date(Date.now() + 15 * 60_000 + 1);
  expect(await spendSignInLink(secret, later)).toMatchObject({ ok: false });
  expect(await spendSignInLink(secret)).toMatchObject({ ok: true });
});

it("answers the same for an address that nobody has, mails it nothing, and nothing to the demo desk", async () => {
  await database().user.update({
    where: { id: desk.people.owner },
    data: { email: `${desk.slug}@demo.assay` },
  });
  for (const email of [`nobody@${desk.slug}.test`, `${desk.slug}@demo.assay`])
    expect(await mailSignInLink({ email }, "10.0.0.1", office)).toEqual({ ok: true, value: undefined });
  must(await mailSignInLink({ email: emailOf("viewer") }, "10.0.0.1", office));
  await mailedSecret();
  expect(arrived).toHaveLength(1);
  expect(arrived[0]).toContain(`To: viewer <${emailOf("viewer")}>`);
});

it("refuses too many for one address, whether or not somebody has it, and leads nowhere else", async () => {
  for (const email of [emailOf("viewer"), `nobody@${desk.slug}.test`]) {
    const answers = [];
    for (let at = 0; at < 6; at++) answers.push(await mailSignInLink({ email }, "10.0.0.1", office));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(answers.at(-1)).toMatchObject({ failure: { kind: "too-many-attempts" } });
  }
  await vi.waitFor(() => expect(arrived).toHaveLength(5), { timeout: 10_000 });
  const away = { email: emailOf("owner"), next: "https://elsewhere.test/" };
  must(await mailSignInLink(away, "10.0.0.2", office));
  await mailedSecret(6);
  expect(arrived.at(-1)).toContain("/sign-in/link?next=%2F#");
  expect(await mailSignInLink(away, "10.0.0.2", null)).toMatchObject({ failure: { kind: "invalid" } });
});

it("opens a session like any other, in which a forgotten password is set anew for a while", async () => {
  const userId = desk.people.viewer;
  must(await setPassword(userId, "the forgotten one"));
  must(await mailSignInLink({ email: emailOf("viewer") }, "10.0.0.1", office));
  const provider = authOptions(null, null).providers[0];
  const authorize: unknown =
    provider === undefined ? undefined : Reflect.get(Reflect.get(provider, "options"), "authorize");
  if (typeof authorize !== "function") throw new Error("There is no way in by credentials.");
  const link = await mailedSecret();
  expect(await authorize({ link }, {})).toEqual({ id: userId, proof: "link" });
  await expect(authorize({ link }, {})).rejects.toThrow("LinkGone");

  const password = "another long one";
  const [old, fresh] = [
    must(await createSession(userId, null, () => new Date(Date.now() - 16 * 60_000), "link")),
    must(await createSession(userId, null, undefined, "link")),
  ];
  const usual = must(await createSession(userId));
  const change = ({ sessionId }: { readonly sessionId: string }) =>
    changeMe({ kind: "user", userId, sessionId }, { password });
  for (const session of [old, usual])
    expect(await change(session)).toMatchObject({ failure: { kind: "invalid" } });
  expect(await change(fresh)).toMatchObject({ ok: true });
  expect(await checkPassword(emailOf("viewer"), password)).toMatchObject({ ok: true });
});
