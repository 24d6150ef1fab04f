const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/**
 * Plain text as Markdown that shows exactly these characters, on one line, in CommonMark and GitHub's dialect. A "!"
 * at the end is escaped because a link may follow, and the two would be a picture.
 */
export function escapeMarkdown(text: string): string {
  if (!/[\\`*_[\]{}#|~$!&<>\n\r\t]/.test(text)) return text;
  return text
    .replace(/[\\`*_[\]{}#|~$]/g, "\\$&")
    .replace(/!$/, "\\!")
    .replace(/[&<>\n\r\t]/g, (found) => ENTITIES[found] ?? found);
}

/** Keeps the beginning of a line from being read as a list, a heading's underline or a block of code. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^ +/, (spaces) => "&#32;".repeat(spaces.length))
    .replace(/^([+\-=])/, "\\$1")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

/** Text of several lines as a Markdown quotation that shows exactly these lines. */
export function quoteMarkdown(text: string): string {
  const lines = text.split("\n");
  return lines
    .map((line, index) => {
      const isBroken = index < lines.length - 1;
      const shown = line.trim() === "" ? "&#32;" : escapeLineStart(escapeMarkdown(line));
      return `> ${shown.replace(/ +$/, "")}${isBroken ? "\\" : ""}`;
    })
    .join("\n");
}

/** A Markdown link; the address is one that `percentEncodedUri` gave. */
export function markdownLink(text: string, uri: string): string {
  return `[${escapeMarkdown(text)}](<${uri}>)`;
}
