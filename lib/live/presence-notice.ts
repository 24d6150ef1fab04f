import { z } from "zod";
import type { ActorId, ArticleId, ClaimId, RevisionId } from "../domain/ids";
import type { TabSign } from "../domain/presence";

/** A sign on its way to the other processes. Clocks differ between machines, so it says its age instead of a time. */
export type SentSign = TabSign & { readonly articleId: ArticleId; readonly ageMs: number };

/** What processes tell each other about presence: signs of life, or the question who is here. */
export type PresenceNotice =
  | { readonly kind: "signs"; readonly signs: readonly SentSign[] }
  | { readonly kind: "ask" };

/** Postgres refuses a notice of 8000 bytes or more. */
const NOTICE_BYTES = 7_900;

/** Writes signs down in as few notices as they fit in. */
export function writeNotices(signs: readonly SentSign[]): readonly string[] {
  const notices: string[] = [];
  let batch: readonly string[] = [];
  let bytes = 0;
  for (const written of signs.map((sign) => JSON.stringify(sign))) {
    const more = Buffer.byteLength(written) + 1;
    if (bytes + more > NOTICE_BYTES - FRAME_BYTES && batch.length > 0) {
      notices.push(frame(batch));
      [batch, bytes] = [[], 0];
    }
    [batch, bytes] = [[...batch, written], bytes + more];
  }
  return batch.length === 0 ? notices : [...notices, frame(batch)];
}

export const ASK_NOTICE = JSON.stringify({ kind: "ask" } satisfies PresenceNotice);

/** Reads a notice; null for one that another version wrote differently. */
export function readNotice(payload: string): PresenceNotice | null {
  const parsed = noticeSchema.safeParse(parseJson(payload));
  return parsed.success ? parsed.data : null;
}

const frame = (signs: readonly string[]): string => `{"kind":"signs","signs":[${signs.join(",")}]}`;
const FRAME_BYTES = frame([]).length;

const id = <Id extends string>() => z.custom<Id>((value) => typeof value === "string");
const span = z.object({ start: z.number(), end: z.number() });

const doingSchema = z.object({
  revisionId: id<RevisionId>(),
  attention: z.enum(["focused", "visible", "away"]),
  window: span.nullable(),
  selection: span.nullable(),
  openClaimId: id<ClaimId>().nullable(),
  writing: z.object({ kind: z.enum(["verdict", "comment"]), claimId: id<ClaimId>().nullable() }).nullable(),
});

const noticeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ask") }),
  z.object({
    kind: z.literal("signs"),
    signs: z.array(
      z.object({
        articleId: id<ArticleId>(),
        actorId: id<ActorId>(),
        name: z.string(),
        tabId: z.string(),
        sessionId: z.string().nullable(),
        beat: z.number(),
        ageMs: z.number().min(0),
        doing: doingSchema.nullable(),
      }),
    ),
  }),
]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
