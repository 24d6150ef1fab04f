const LONGEST = 80;

/** Words in quotation marks, on one line, cut at a word with an ellipsis when they are long. */
export function quoteWords(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= LONGEST) return `“${line}”`;
  const cut = line.slice(0, LONGEST);
  const whole = cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : withoutHalfPair(cut);
  return `“${whole}…”`;
}

/** Sets a reason behind a sentence, or only ends the sentence. */
export function withReason(sentence: string, reason: string | null): string {
  return reason === null || reason.trim() === "" ? `${sentence}.` : `${sentence}: ${quoteWords(reason)}.`;
}

function withoutHalfPair(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1);
}

/** A field that got another value, as in "changed the title from “A” to “B”". Null: nothing was said. */
export function changeOf(name: string, from: string | null, to: string | null): string {
  if (from === null && to === null) return `left ${name} empty`;
  if (from === null) return `set ${name} to ${quoteWords(to ?? "")}`;
  if (to === null) return `cleared ${name}, which was ${quoteWords(from)}`;
  return `changed ${name} from ${quoteWords(from)} to ${quoteWords(to)}`;
}
