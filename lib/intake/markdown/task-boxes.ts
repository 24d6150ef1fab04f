import type { MarkdownIt, StateCore } from "markdown-it";

/** What a box of a task list is read as: the sign that looks like it. */
export const BOXES = { open: "☐", ticked: "☑" } as const;

/** Reads "[ ]" and "[x]" at the beginning of a list's item as boxes (GitHub's dialect), and not where they are escaped. */
export function taskBoxes(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "task_boxes", drawBoxes);
}

function drawBoxes({ tokens }: StateCore): void {
  for (const [index, token] of tokens.entries()) {
    const isFirst =
      tokens[index - 1]?.type === "paragraph_open" && tokens[index - 2]?.type === "list_item_open";
    const [text] = token.children ?? [];
    if (!isFirst || text?.type !== "text") continue;
    const [box, sign] = /^\[([ xX])\](?=[ \t])/.exec(text.content) ?? [];
    if (box === undefined) continue;
    text.content = `${sign === " " ? BOXES.open : BOXES.ticked}${text.content.slice(box.length)}`;
    token.meta = { ...token.meta, isTask: true };
  }
}
