import type { Failure } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { EventData } from "../../ledger/shapes/event";
import { type ArticleAccess, permit } from "../access";
import { database } from "../client";
import { attempt } from "../unavailable";
import { type Arrival, type Arrived, columnsOf, toArrived } from "./arrivals";

/** The bytes that a text was read from, with what is known of them. */
export type Original = Omit<Arrival, "id">;

/** What the ledger says of them. */
export type OriginalFacts = NonNullable<EventData["article-added"]["original"]>;

/** What the ledger says of what came in. */
export function factsOf(arrived: Arrived): OriginalFacts {
  const { sha256, name, address, mediaType } = columnsOf(arrived);
  return { sha256, bytes: arrived.bytes.length, name, address, mediaType };
}

/** What one of the article's texts was read from; not-found where it was pasted or written here. For editors. */
export async function readOriginal(
  access: ArticleAccess,
  number: number,
): Promise<Result<Original, Failure>> {
  const permitted = permit(access, "download-original");
  if (!permitted.ok) return permitted;
  return attempt(async () => {
    const row = await database().original.findFirst({
      where: { articleId: access.articleId, revision: { number } },
    });
    return row === null ? fail({ kind: "not-found" }) : ok(toArrived(row));
  });
}
