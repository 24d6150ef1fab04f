import {
  type AnyExtension,
  type Attributes,
  Mark,
  mergeAttributes,
  Node,
  type NodeConfig,
} from "@tiptap/core";
import { isSafeLink } from "./safe-link";

/** An element that holds blocks or a line, with what of a node's attributes is written on it. */
const part = (name: string, tag: string, config: Partial<NodeConfig>) =>
  Node.create({
    name,
    group: "block",
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    ...config,
  });

/** An element without content. */
const leaf = (name: string, tag: string, config: Partial<NodeConfig>) =>
  part(name, tag, { renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes], ...config });

const emphasis = (name: string, tag: string) =>
  Mark.create({ name, renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0] });

const Heading = part("heading", "h1", {
  content: "inline*",
  defining: true,
  addAttributes: () => ({ level: { default: 1, rendered: false } }),
  renderHTML: ({ node, HTMLAttributes }) => [`h${Number(node.attrs["level"])}`, HTMLAttributes, 0],
});

const CodeBlock = part("codeBlock", "pre", {
  content: "text*",
  marks: "",
  code: true,
  defining: true,
  addAttributes: () => ({ language: { default: null, rendered: false } }),
  renderHTML: ({ node, HTMLAttributes }) => [
    "pre",
    HTMLAttributes,
    ["code", { class: node.attrs["language"] ? `language-${node.attrs["language"]}` : null }, 0],
  ],
});

const OrderedList = part("orderedList", "ol", {
  group: "block list",
  content: "listItem+",
  addAttributes: () => ({
    start: { default: 1, renderHTML: ({ start }) => (start === 1 ? {} : { start }) },
    type: { default: null, renderHTML: ({ type }) => (type && type !== "1" ? { type } : {}) },
  }),
});

const spanAttribute = (name: "colspan" | "rowspan") => ({
  default: 1,
  renderHTML: (attributes: Readonly<Record<string, unknown>>) =>
    attributes[name] === 1 ? {} : { [name]: attributes[name] },
});

const cellAttributes = (): Attributes => ({
  colspan: spanAttribute("colspan"),
  rowspan: spanAttribute("rowspan"),
  colwidth: { default: null },
  align: {
    default: null,
    renderHTML: ({ align }) =>
      ["left", "center", "right"].includes(align) ? { style: `text-align: ${align}` } : {},
  },
});

const cell = (name: string, tag: "td" | "th") =>
  part(name, tag, { group: "", content: "block+", isolating: true, addAttributes: cellAttributes });

/** The least a column without a width of its own has, in pixels. */
const LEAST_COLUMN = 25;

type ColumnCell = { readonly colspan: number; readonly colwidth: readonly number[] | null };

const Table = part("table", "table", {
  content: "tableRow+",
  isolating: true,
  renderHTML: ({ node, HTMLAttributes }) => {
    const widths = (node.firstChild?.children ?? []).flatMap(({ attrs }) =>
      columnWidths(attrs as ColumnCell),
    );
    const total = widths.reduce<number>((sum, width) => sum + (width || LEAST_COLUMN), 0);
    const style = `${widths.every(Boolean) ? "width" : "min-width"}: ${total}px`;
    return ["table", mergeAttributes(HTMLAttributes, { style }), columnGroup(widths), ["tbody", 0]];
  },
});

function columnWidths({ colspan, colwidth }: ColumnCell): readonly (number | undefined)[] {
  return Array.from({ length: colspan }, (_, at) => colwidth?.[at]);
}

function columnGroup(widths: readonly (number | undefined)[]) {
  const columns = widths.map((width) => {
    const style = width ? `width: ${Math.max(width, LEAST_COLUMN)}px` : `min-width: ${LEAST_COLUMN}px`;
    return ["col", { style }] as const;
  });
  return ["colgroup", {}, ...columns] as const;
}

const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: null }, title: { default: null } }),
  renderHTML: ({ HTMLAttributes: { href, ...rest } }) => [
    "a",
    {
      target: "_blank",
      rel: "noopener noreferrer nofollow",
      class: null,
      ...(isSafeLink(href) ? { href, ...rest } : rest),
    },
    0,
  ],
});

const Code = Mark.create({
  name: "code",
  code: true,
  excludes: "_",
  renderHTML: ({ HTMLAttributes }) => ["code", HTMLAttributes, 0],
});

/**
 * The parts of `articleParts` as far as reading needs them: how they nest and how they are drawn, without the keys, the
 * pasting and the table editing that would have to be sent to every reader.
 */
export const readingParts: readonly AnyExtension[] = [
  part("paragraph", "p", { priority: 1000, content: "inline*" }),
  Node.create({ name: "text", group: "inline" }),
  Heading,
  part("blockquote", "blockquote", { content: "block+", defining: true }),
  CodeBlock,
  part("bulletList", "ul", { group: "block list", content: "listItem+" }),
  OrderedList,
  part("listItem", "li", { group: "", content: "paragraph block*", defining: true }),
  leaf("hardBreak", "br", {
    group: "inline",
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    renderText: () => "\n",
  }),
  leaf("horizontalRule", "hr", {}),
  Table,
  part("tableRow", "tr", { group: "", content: "(tableCell | tableHeader)*" }),
  cell("tableHeader", "th"),
  cell("tableCell", "td"),
  Link,
  emphasis("bold", "strong"),
  Code,
  emphasis("italic", "em"),
  emphasis("strike", "s"),
  emphasis("underline", "u"),
  emphasis("subscript", "sub"),
  emphasis("superscript", "sup"),
];
