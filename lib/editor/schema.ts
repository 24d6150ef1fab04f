import { type AnyExtension, getSchema, Mark, mergeAttributes, Node } from "@tiptap/core";
import { Link } from "@tiptap/extension-link";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import type { Schema } from "@tiptap/pm/model";
import { StarterKit } from "@tiptap/starter-kit";
import { isSafeLink } from "./safe-link";
import { TidyPaste } from "./tidy-paste";

/** Tags a cell may span; a larger number in an imported table is cut down to it. */
const MAX_SPAN = 100;

const Subscript = Mark.create({
  name: "subscript",
  parseHTML: () => [{ tag: "sub" }],
  renderHTML: ({ HTMLAttributes }) => ["sub", HTMLAttributes, 0],
});

const Superscript = Mark.create({
  name: "superscript",
  parseHTML: () => [{ tag: "sup" }],
  renderHTML: ({ HTMLAttributes }) => ["sup", HTMLAttributes, 0],
});

/** Keeps the address and the title of a link, nothing else of what a page wrote on it. */
const ArticleLink = Link.extend({
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
  parseHTML: () => [
    { tag: "a[href]", getAttrs: (element) => (isSafeLink(element.getAttribute("href")) ? null : false) },
  ],
  renderHTML({ HTMLAttributes }) {
    const { href, ...rest } = HTMLAttributes;
    const safe = isSafeLink(href) ? { href, ...rest } : rest;
    return ["a", mergeAttributes(this.options.HTMLAttributes, safe), 0];
  },
});

const spanAttribute = (name: "colspan" | "rowspan") => ({
  default: 1,
  parseHTML: (element: HTMLElement): number => clampSpan(element.getAttribute(name)),
});

function clampSpan(value: string | null): number {
  const span = Number.parseInt(value ?? "1", 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MAX_SPAN);
}

const cellAttributes = (inherited: object | undefined) => ({
  ...inherited,
  colspan: spanAttribute("colspan"),
  rowspan: spanAttribute("rowspan"),
});

const ArticleCell = TableCell.extend({
  addAttributes() {
    return cellAttributes(this.parent?.());
  },
});

const ArticleHeaderCell = TableHeader.extend({
  addAttributes() {
    return cellAttributes(this.parent?.());
  },
});

/** What an article may be made of, without the document that holds it. */
export const articleParts: readonly AnyExtension[] = [
  StarterKit.configure({
    document: false,
    link: false,
    undoRedo: false,
    dropcursor: false,
    gapcursor: false,
    listKeymap: false,
    // It would append a paragraph, and with it a line to the canonical text.
    trailingNode: false,
  }),
  ArticleLink.configure({
    openOnClick: false,
    autolink: false,
    linkOnPaste: false,
    isAllowedUri: isSafeLink,
    HTMLAttributes: { rel: "noopener noreferrer nofollow", target: "_blank" },
  }),
  Subscript,
  Superscript,
  Table.configure({ resizable: false, View: null }),
  TableRow,
  ArticleHeaderCell,
  ArticleCell,
  TidyPaste,
];

const ArticleDocument = Node.create({ name: "doc", topNode: true, content: "block+" });

/**
 * An article as TipTap extensions without React. The same list makes the schema on the server and the editor in
 * the browser. Undo and the editing helpers are left to the editor that edits.
 */
export const articleExtensions: readonly AnyExtension[] = [ArticleDocument, ...articleParts];

/** The schema of every revision's document. Works without a DOM. */
export const articleSchema: Schema = getSchema([...articleExtensions]);
