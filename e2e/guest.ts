import { randomUUID } from "node:crypto";
import { type APIRequest, expect } from "@playwright/test";
import type { Door } from "./door";
import { DESK } from "./people";

/** Somebody of a test's own, with an address that gets e-mails and sessions that nobody else uses. */
export type Guest = { readonly name: string; readonly email: string; readonly password: string };

const PASSWORD = "a long enough password";

/** Has somebody new join the demo desk. */
export async function joinAsGuest(
  owner: Door,
  requests: APIRequest,
  baseURL: string | undefined,
  role: "viewer" | "reviewer" | "editor" = "viewer",
): Promise<Guest> {
  const made = await owner.request.post(`/api/v1/workspaces/${DESK}/invitations`, { data: { role } });
  const { secret } = await made.json();
  const email = `${randomUUID()}@guests.example`;
  const guest = { name: `Guest ${email.slice(0, 8)}`, email, password: PASSWORD };
  const nobody = await requests.newContext({ baseURL: baseURL ?? "" });
  expect((await nobody.post(`/api/v1/invitations/${secret}`, { data: guest })).status()).toBe(201);
  await nobody.dispose();
  return guest;
}
