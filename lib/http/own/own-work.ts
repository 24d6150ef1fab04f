import type { z } from "zod";
import type { WorkspaceAccess } from "../../database/access";
import { readWork, type WaitingClaim, type WorkQuery } from "../../database/lists/read-work";
import type { Failure } from "../../domain/failure";
import { placePath } from "../../domain/place-path";
import { ok, type Result } from "../../domain/result";
import type { workSchema } from "../schemas/work-schema";
import { presentNotification } from "./own-notifications";

/** What waits for the caller, with the way to each. */
export async function readOwnWork(
  access: WorkspaceAccess,
  query: WorkQuery = {},
): Promise<Result<z.input<typeof workSchema>, Failure>> {
  const work = await readWork(access, query);
  if (!work.ok) return work;
  const { assigned, secondReads, disputes, mentions, counts, nextCursor } = work.value;
  const present = (claim: WaitingClaim) => ({
    ...claim,
    path: placePath({ ...claim, slug: access.slug, commentId: null }),
  });
  return ok({
    assigned: assigned.map(present),
    secondReads: secondReads.map(present),
    disputes: disputes.map(present),
    mentions: mentions.map(presentNotification),
    counts,
    nextCursor,
  });
}
