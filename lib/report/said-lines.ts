import type { Confidence } from "../domain/claim";
import type { Words } from "../words/words";
import type { ReportComment } from "./report";

type Said = { readonly rating: string; readonly name: string; readonly date: string };

/** Who gave which rating, how sure and when: `by` as in "False by Ada", `line` as in "False, by Ada". */
export function verdictLine(
  shape: "by" | "line",
  said: Said,
  confidence: Confidence | null,
  { say }: Words,
): string {
  return confidence === null
    ? say(`verdict.${shape}`, said)
    : say(`verdict.${shape}Confident`, { ...said, confidence: say(`confidence.${confidence}`) });
}

/** Who wrote a comment and when; `date` says a date as its place needs it. */
export function commentLine(
  { at, editedAt, replyTo }: ReportComment,
  { say, name, date }: Pick<Words, "say"> & { readonly name: string; readonly date: (at: string) => string },
): string {
  const shape = replyTo === null ? "said" : "replied";
  return editedAt === null
    ? say(`comment.${shape}`, { name, date: date(at) })
    : say(`comment.${shape}Edited`, { name, date: date(at), edited: date(editedAt) });
}
