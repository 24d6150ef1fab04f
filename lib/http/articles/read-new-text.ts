import type { z } from "zod";
import type { ArticleAccess } from "../../database/access";
import { openArrival } from "../../database/articles/arrivals";
import { readNumberedRevision } from "../../database/articles/read-revisions";
import type { NextText } from "../../database/articles/revise-article";
import { invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { readArticle, readDocument } from "../../intake/read-article";
import type { HttpFailure } from "../answers/problem";
import type { newRevisionSchema, revisionPreviewRequestSchema } from "../schemas/article-schema";
import { readArrived } from "./read-arrived";

type Sent = z.output<typeof newRevisionSchema> | z.output<typeof revisionPreviewRequestSchema>;

/** The new text that was sent: as content in a format, as a document, or by the number of an earlier one. */
export async function readNewText(access: ArticleAccess, sent: Sent): Promise<Result<NextText, HttpFailure>> {
  const text = await theText(access, sent);
  if (!text.ok) return text;
  const { places, basedOn } = sent;
  return ok({
    ...text.value,
    basedOn,
    basis: "basis" in sent ? sent.basis : undefined,
    ridden: places && new Map(places.map(({ claimId, ranges }) => [claimId, ranges])),
  });
}

type Text = Pick<NextText, "document" | "text" | "words" | "back" | "arrival">;

async function theText(
  access: ArticleAccess,
  { content, format, document, back, arrivalId, charset, take }: Sent,
): Promise<Result<Text, HttpFailure>> {
  if (arrivalId !== undefined) {
    const arrival = await openArrival(access, arrivalId);
    if (!arrival.ok) return arrival;
    const read = await readArrived(arrival.value, { charset, take }, "arrivalId");
    if (!read.ok) return read;
    const { document: taken, text, words } = read.value;
    return ok({ document: taken, text, words, arrival: arrival.value });
  }
  if (back !== undefined) {
    const earlier = await readNumberedRevision(access, back);
    if (!earlier.ok)
      return earlier.failure.kind === "not-found"
        ? fail(invalid("back", `The article has no text ${back}.`))
        : earlier;
    const { id, document: put, text, words } = earlier.value;
    return ok({ document: put, text, words, back: id });
  }
  if (document !== undefined) return readDocument(document);
  if (content === undefined || format === undefined) throw new Error("The schema asks for a text.");
  return readArticle({ content, format });
}
