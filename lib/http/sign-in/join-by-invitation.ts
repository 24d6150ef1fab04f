import type { z } from "zod";
import type { Caller } from "../../database/access";
import { acceptInvitation, readInvitation } from "../../database/people/invitations";
import { createUser } from "../../database/people/users";
import type { Failure } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { acceptanceSchema } from "../schemas/workspace-schema";

type Acceptance = z.output<typeof acceptanceSchema>;

/** Joins the workspace of an invitation: as the person signed in, otherwise with an account made now. */
export async function joinByInvitation(
  caller: Caller | null,
  secret: string,
  acceptance: Acceptance,
): Promise<Result<{ readonly slug: string }, Failure>> {
  if (caller?.kind === "token")
    return fail({ kind: "forbidden", detail: "An API token cannot join a workspace. Sign in as a person." });
  const invitation = await readInvitation(secret);
  if (!invitation.ok) return invitation;
  const userId = caller === null ? await makeAccount(acceptance) : ok(caller.userId);
  return userId.ok ? acceptInvitation(secret, userId.value) : userId;
}

async function makeAccount({ name, email, password }: Acceptance): Promise<Result<ActorId, Failure>> {
  const wanted = { name, email, password };
  const errors = Object.entries(wanted)
    .filter(([, value]) => value === undefined)
    .map(([path]) => ({ path, message: "This field is missing." }));
  if (name === undefined || email === undefined || password === undefined)
    return fail({ kind: "invalid", errors });
  const made = await createUser({ name, email, password });
  return made.ok ? ok(made.value.userId) : made;
}
