import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { clientAddress } from "../requests/addresses";
import { cookieReader, readSessionCookie } from "./session-cookie";
import { verifiedEmail } from "./sign-in-provider";

const SECRET = "a secret of at least thirty-two characters";
vi.mock("../../env", () => ({
  environment: () => ({ NEXTAUTH_SECRET: "a secret of at least thirty-two characters" }),
}));

const NAME = "next-auth.session-token";
const read = (token: string) => readSessionCookie(cookieReader(`theme=dark; ${NAME}=${token}; x=1`));

test("reads the session that we wrote", async () => {
  const token = await encode({ token: { sub: "u", sid: "s" }, secret: SECRET });
  expect(await read(token)).toEqual({ userId: "u", sessionId: "s" });
});

test("takes no token that is another's, too old, or without a session", async () => {
  expect(await read(await encode({ token: { sub: "u", sid: "s" }, secret: "another secret" }))).toBeNull();
  expect(await read(await encode({ token: { sub: "u", sid: "s" }, secret: SECRET, maxAge: -60 }))).toBeNull();
  expect(await read(await encode({ token: { sub: "u" }, secret: SECRET }))).toBeNull();
  expect(await read("nonsense")).toBeNull();
  expect(await readSessionCookie(cookieReader(null))).toBeNull();
});

test("believes an e-mail address only when the other side verified it", () => {
  expect(verifiedEmail({ email: "A@B.example", email_verified: true })).toBe("a@b.example");
  expect(verifiedEmail({ email: "a@b.example", email_verified: false })).toBeNull();
  expect(verifiedEmail({ email: "a@b.example", email_verified: "true" })).toBeNull();
  expect(verifiedEmail({ email: "a@b.example" })).toBeNull();
  expect(verifiedEmail(undefined)).toBeNull();
});

test("counts sign-ins by the address that the nearest proxy saw", () => {
  expect(clientAddress("1.1.1.1, 2.2.2.2")).toBe("2.2.2.2");
  expect(clientAddress(null)).toBe("unknown");
});
