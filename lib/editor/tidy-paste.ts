import { Extension } from "@tiptap/core";
import { tidyPasted, UNSHOWN } from "./tidy-pasted";

/**
 * Reads HTML that is pasted into an editor, or that it begins with, as the server reads the same: Word's paragraphs that
 * look like lists are lists before the schema takes away what tells them.
 */
export const TidyPaste = Extension.create({
  name: "tidyPaste",
  onBeforeCreate() {
    const { content } = this.editor.options;
    if (typeof content === "string" && content !== "") this.editor.options.content = tidyHtml(content);
  },
  transformPastedHTML: (html) => tidyHtml(html),
});

/** In a document that runs nothing and loads nothing. */
export function tidyHtml(html: string, parser: DOMParser = new DOMParser()): string {
  const { body } = parser.parseFromString(html, "text/html");
  for (const element of body.querySelectorAll(UNSHOWN.replaceAll(" ", ","))) element.remove();
  tidyPasted(body);
  return body.innerHTML;
}
