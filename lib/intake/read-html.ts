import { DOMParser } from "@tiptap/pm/model";
import createDOMPurify, { type Config } from "dompurify";
import { JSDOM } from "jsdom";
import { articleSchema } from "../editor/schema";
import { tidyPasted, UNSHOWN } from "../editor/tidy-pasted";
import type { ProseMirrorJson } from "../text/document-json";
import { settleDocument } from "./settle-document";

const parser = DOMParser.fromSchema(articleSchema);

/** Reads HTML, a page's or pasted, into an article document. White space collapses as it does on a page. */
export function readHtml(html: string): ProseMirrorJson {
  return settled(parseHtml(html, "collapse"));
}

/** The same before it is settled. White space collapses as on a page, or is kept where it was meant as it is written. */
export function parseHtml(html: string, whiteSpace: "collapse" | "keep"): ProseMirrorJson {
  const body = sanitiseHtml(html);
  tidyPasted(body);
  return parser.parse(body, { preserveWhitespace: whiteSpace === "keep" }).toJSON();
}

/** A document that was parsed, with nothing in it that shows nowhere, as the schema wants it. */
export const settled = (parsed: ProseMirrorJson): ProseMirrorJson =>
  articleSchema.nodeFromJSON(settleDocument(parsed)).toJSON();

/** Elements that may carry an article's text. Others are taken away and their text stays. */
const ALLOWED_TAGS =
  "a abbr address article aside b bdi bdo big blockquote br caption center cite code dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark menu nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr";

const CONFIG: Config & { RETURN_DOM: true } = {
  RETURN_DOM: true,
  ALLOWED_TAGS: ALLOWED_TAGS.split(" "),
  ALLOWED_ATTR: "href title alt aria-roledescription colspan rowspan start style hidden".split(" "),
  // No addresses: without this, each would have to look like one.
  ADD_URI_SAFE_ATTR: "aria-roledescription colspan rowspan start".split(" "),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Signs of comments point into the document: they are told by that, and taken out.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|#(?:_msocom_|cmnt))/i,
  FORBID_CONTENTS: UNSHOWN.split(" "),
  SANITIZE_DOM: false,
};

/** Without scripts and without loading anything, as jsdom is unless told otherwise. */
const purifier = createDOMPurify(new JSDOM("").window);

/**
 * Parses HTML and keeps only what can carry an article's text. The element that comes back belongs to no page:
 * nothing in it has run or was fetched. It still has `style` attributes, to be read and then dropped.
 */
function sanitiseHtml(html: string): Element {
  const body = purifier.sanitize(html, CONFIG);
  if (isElement(body)) return body;
  throw new Error("The sanitiser promises an element and gave something else.");
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
