import { DOMParser } from "@tiptap/pm/model";
import { articleSchema } from "../editor/schema";
import type { ProseMirrorJson } from "../text/document-json";
import { sanitiseHtml } from "./sanitise-html";
import { settleDocument } from "./settle-document";
import { tidyPasted } from "./tidy-pasted";

const parser = DOMParser.fromSchema(articleSchema);

/** Reads HTML, a page's or pasted, into an article document. White space collapses as it does on a page. */
export function readHtml(html: string): ProseMirrorJson {
  const body = sanitiseHtml(html);
  tidyPasted(body);
  const parsed: ProseMirrorJson = parser.parse(body).toJSON();
  return articleSchema.nodeFromJSON(settleDocument(parsed)).toJSON();
}
