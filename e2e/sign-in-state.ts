import { type APIRequest, expect } from "@playwright/test";

/** What a browser keeps of somebody who is signed in. */
export type SignedIn = Awaited<ReturnType<Awaited<ReturnType<APIRequest["newContext"]>>["storageState"]>>;

/** Signs in as the form does, without a browser. Each call is a session of its own. */
export async function signInState(
  requests: APIRequest,
  baseURL: string,
  credentials: { readonly email: string; readonly password: string },
): Promise<SignedIn> {
  const request = await requests.newContext({ baseURL });
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { ...credentials, csrfToken, json: "true" },
  });
  expect(answer.ok(), `${credentials.email} signs in`).toBe(true);
  const state = await request.storageState();
  await request.dispose();
  return state;
}
