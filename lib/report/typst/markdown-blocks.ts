import { deriveDirection } from "../../text/direction";
import { isPlainLine, rationaleMarkdown } from "../markdown/rationale-markdown";
import { percentEncodedUri } from "../text/percent-encoded-uri";
import { type PageBlock, type PageRun, runsOf } from "./page-block";

type Token = ReturnType<typeof rationaleMarkdown.parse>[number];

/** People's Markdown as blocks of a page. */
export function markdownBlocks(markdown: string): readonly PageBlock[] {
  if (markdown.trim() === "") return [];
  if (isPlainLine(markdown)) return [paragraph(runsOf(markdown))];
  const tokens = rationaleMarkdown.parse(markdown, {});
  return blocksOf(tokens, 0, tokens.length);
}

function blocksOf(tokens: readonly Token[], from: number, to: number): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  for (let at = from; at < to; ) {
    const end = closing(tokens, at);
    blocks.push(...block(tokens, at, end));
    at = end + 1;
  }
  return blocks;
}

function block(tokens: readonly Token[], at: number, end: number): readonly PageBlock[] {
  const token = tokens[at];
  switch (token?.type) {
    case "paragraph_open":
      return blocksOf(tokens, at + 1, end);
    case "inline":
      return [paragraph(inline(token.children ?? []))];
    case "fence":
    case "code_block": {
      const code = token.content.replace(/\n$/, "");
      return [{ kind: "code", dir: "ltr", runs: runsOf(code) }];
    }
    case "blockquote_open":
      return [{ kind: "quote", blocks: blocksOf(tokens, at + 1, end) }];
    case "bullet_list_open":
      return [{ kind: "list", start: null, items: items(tokens, at + 1, end) }];
    case "ordered_list_open":
      return [
        { kind: "list", start: Number(token.attrGet("start") ?? 1), items: items(tokens, at + 1, end) },
      ];
    case "hr":
      return [{ kind: "rule" }];
    default:
      return token === undefined || token.content === "" ? [] : [paragraph(runsOf(token.content))];
  }
}

function items(tokens: readonly Token[], from: number, to: number): readonly (readonly PageBlock[])[] {
  const found: (readonly PageBlock[])[] = [];
  for (let at = from; at < to; ) {
    const end = closing(tokens, at);
    found.push(blocksOf(tokens, at + 1, end));
    at = end + 1;
  }
  return found;
}

function closing(tokens: readonly Token[], from: number): number {
  const token = tokens[from];
  if (token?.nesting !== 1) return from;
  return tokens.findIndex((each, at) => at > from && each.nesting === -1 && each.level === token.level);
}

const LOOKS: Readonly<Record<string, string>> = { strong: "b", em: "i", s: "s" };

function inline(tokens: readonly Token[]): readonly PageRun[] {
  const open: string[] = [];
  const addresses: (string | null)[] = [];
  return tokens.flatMap((token): readonly PageRun[] => {
    const [name = "", end] = token.type.split("_");
    if (token.type === "softbreak" || token.type === "hardbreak") return [{ text: "" }];
    if (name in LOOKS && end === "open") open.push(LOOKS[name] ?? "");
    else if (name in LOOKS && end === "close") open.splice(open.lastIndexOf(LOOKS[name] ?? ""), 1);
    else if (token.type === "link_open") addresses.push(percentEncodedUri(String(token.attrGet("href"))));
    else if (token.type === "link_close") addresses.pop();
    else {
      const looks = open.join("") + (token.type === "code_inline" ? "c" : "");
      const href = addresses.at(-1) ?? null;
      return runsOf(token.content, {
        ...(looks === "" ? {} : { looks }),
        ...(href === null ? {} : { href }),
      });
    }
    return [];
  });
}

function paragraph(runs: readonly PageRun[]): PageBlock {
  return { kind: "paragraph", dir: deriveDirection(runs.map(({ text }) => text).join("")), runs };
}
