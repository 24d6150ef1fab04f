import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import type { ArticleAccess } from "../access";
import { database } from "../client";
import { attempt } from "../unavailable";

/** A moment of an article: an entry of its ledger by its seq, or a time, RFC 3339. */
export type Moment = number | { readonly time: string };

/**
 * The seq that stood at a moment: the entry itself, or the last one up to the time. Refuses, naming `field`, an entry that
 * is not there, a time to come, and one before the article was added.
 */
export async function findMoment(
  { articleId }: ArticleAccess,
  moment: Moment,
  field: string,
  now = new Date(),
): Promise<Result<number, Failure>> {
  return attempt(async () => {
    if (typeof moment === "number") {
      const { headSeq } = await database().article.findUniqueOrThrow({ where: { id: articleId } });
      if (moment >= 1 && moment <= headSeq) return ok(moment);
      return fail(invalid(field, `Give an entry of this ledger, 1 to ${headSeq}.`));
    }
    const time = new Date(moment.time);
    if (time > now) {
      return fail(invalid(field, `That time is still to come. Give one up to now, ${now.toISOString()}.`));
    }
    const last = await database().ledgerRow.findFirst({
      where: { articleId, at: { lte: time } },
      orderBy: { seq: "desc" },
      select: { seq: true },
    });
    return last === null ? fail(await nothingYet(articleId, field)) : ok(last.seq);
  });
}

/** The same where a moment may be left out: undefined, for now. */
export async function findMomentIfGiven(
  access: ArticleAccess,
  moment: Moment | undefined,
  field: string,
): Promise<Result<number | undefined, Failure>> {
  return moment === undefined ? ok(undefined) : findMoment(access, moment, field);
}

async function nothingYet(articleId: ArticleAccess["articleId"], field: string): Promise<Failure> {
  const first = await database().ledgerRow.findFirstOrThrow({
    where: { articleId },
    orderBy: { seq: "asc" },
    select: { at: true },
  });
  return invalid(field, `Nothing had happened then: the article was added at ${first.at.toISOString()}.`);
}
