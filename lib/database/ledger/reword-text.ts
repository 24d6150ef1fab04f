import { randomUUID } from "node:crypto";
import type { SuggestionId } from "../../domain/ids";
import type { RewordedText } from "../../ledger/kinds/decide-context";
import type { Command } from "../../ledger/shapes/command";
import { countWords } from "../../text/count-words";
import type { ProseMirrorJson } from "../../text/document-json";
import { replaceWords } from "../../text/replace-words";
import { branded } from "../branded";
import { database } from "../client";
import type { LoadedReview } from "./review-cache";
import { hashDocument, hashText, type RevisionRow } from "./revision-row";

/** A new text for a suggestion that is to be accepted: as it is decided on, and as it is kept if that is done. */
export type Reworded = RewordedText & { readonly row: Omit<RevisionRow, "created_at"> };

/** Whether one of the commands makes a new text. At most one of a list does, so that each text is made from the one before. */
export function makesText(commands: readonly Command[]): boolean {
  return commands.some((command) => command.type === "accept-wording");
}

/**
 * Makes the texts ready that commands ask for, from the article's text as it is committed now. What is asked for without
 * being there is left to the decision to refuse.
 */
export async function rewordTexts(
  review: LoadedReview,
  commands: readonly Command[],
): Promise<ReadonlyMap<SuggestionId, Reworded>> {
  const texts = new Map<SuggestionId, Reworded>();
  for (const command of commands) {
    if (command.type !== "accept-wording") continue;
    const text = await rewordText(review, command);
    if (text !== null) texts.set(command.suggestionId, text);
  }
  return texts;
}

async function rewordText(
  { state, revision }: LoadedReview,
  { claimId, suggestionId }: Extract<Command, { type: "accept-wording" }>,
): Promise<Reworded | null> {
  const claim = state.claims.get(claimId);
  const suggestion = claim?.suggestions.find((each) => each.suggestionId === suggestionId);
  const words = claim?.anchor.ranges[0];
  if (claim?.anchor.revisionId !== revision.id || suggestion === undefined || words === undefined)
    return null;
  const { start, end } = words;
  const kept = await database().revision.findFirstOrThrow({
    where: { id: revision.id, articleId: state.articleId },
    select: { document: true },
  });
  const document = replaceWords(kept.document as ProseMirrorJson, { start, end, text: suggestion.text });
  if (document === null) return null;
  const text = `${revision.text.slice(0, start)}${suggestion.text}${revision.text.slice(end)}`;
  const { id } = branded.revision({ id: randomUUID() });
  const sha256 = hashText(text);
  const row = { id, number: state.revisionNumber + 1, sha256, text, document, words: countWords(text) };
  const named = { id, sha256, documentSha256: hashDocument(document), length: text.length };
  return { from: revision.id, start, end, text, revision: named, row };
}
