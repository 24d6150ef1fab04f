import { percentEncodedUri } from "../text/percent-encoded-uri";
import { escapeLineStart, escapeMarkdown } from "./escape-markdown";
import { isPlainLine, rationaleMarkdown } from "./rationale-markdown";

type Token = ReturnType<typeof rationaleMarkdown.parse>[number];

/**
 * People's Markdown, written anew so that it keeps its meaning inside another document whatever reads it: what is
 * formatting stays formatting, everything else is escaped, HTML and unsafe links are text.
 */
export function rewriteMarkdown(markdown: string): string {
  if (isPlainLine(markdown)) return escapeMarkdown(markdown);
  return blocks(rationaleMarkdown.parse(markdown, {}));
}

/** Moves a block under a list item. Lines are those of Markdown: U+2028 ends none. */
export function indent(block: string, width: number): string {
  return block.replace(/(?<=^|\n)(?=[^\n])/g, " ".repeat(width));
}

/** A block as a quotation. */
export function quoted(block: string): string {
  return block
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

function blocks(tokens: readonly Token[]): string {
  const written: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const end = token.nesting === 1 ? closing(tokens, at) : at;
    written.push(block(token, tokens.slice(at + 1, end)));
    at = end + 1;
  }
  return written.filter((each) => each !== "").join("\n\n");
}

function closing(tokens: readonly Token[], from: number): number {
  const level = tokens[from]?.level;
  return tokens.findIndex((token, at) => at > from && token.nesting === -1 && token.level === level);
}

function block(token: Token, inside: readonly Token[]): string {
  switch (token.type) {
    case "paragraph_open":
      return blocks(inside);
    case "inline":
      return inline(token.children ?? [])
        .split("\n")
        .map(escapeLineStart)
        .join("\n");
    case "blockquote_open":
      return quoted(blocks(inside));
    case "bullet_list_open":
      return items(inside, () => "- ");
    case "ordered_list_open":
      return items(inside, (index) => `${Number(token.attrGet("start") ?? 1) + index}. `);
    case "fence":
    case "code_block":
      return fenced(token.content);
    case "hr":
      return "* * *";
    default:
      return escapeMarkdown(token.content);
  }
}

function items(tokens: readonly Token[], marker: (index: number) => string): string {
  const written: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = closing(tokens, at);
    const mark = marker(written.length);
    written.push(mark + indent(blocks(tokens.slice(at + 1, end)), mark.length).trimStart());
    at = end + 1;
  }
  return written.join("\n");
}

/** Code as a block, which nothing in it can end. */
export function fenced(code: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}\n${code.replace(/\n$/, "")}\n${fence}`;
}

function inline(tokens: readonly Token[]): string {
  const addresses: (string | null)[] = [];
  return tokens
    .map((token) => {
      if (token.type === "link_open") addresses.push(percentEncodedUri(String(token.attrGet("href"))));
      const address = token.type === "link_close" ? addresses.pop() : addresses.at(-1);
      return inlineToken(token, address ?? null);
    })
    .join("");
}

function inlineToken(token: Token, address: string | null): string {
  switch (token.type) {
    case "softbreak":
    case "hardbreak":
      return "\\\n";
    case "strong_open":
    case "strong_close":
      return "**";
    case "em_open":
    case "em_close":
      return "*";
    case "s_open":
    case "s_close":
      return "~~";
    case "code_inline":
      return codeSpan(token.content);
    case "link_open":
      return address === null ? "" : "[";
    case "link_close":
      return address === null ? "" : `](<${address}>)`;
    default:
      return escapeMarkdown(token.content);
  }
}

/** Code in a line, which nothing in it can end. */
export function codeSpan(code: string): string {
  const ticks = "`".repeat(longestRun(code) + 1);
  const space = /^[`\s]|[`\s]$/.test(code) ? " " : "";
  return `${ticks}${space}${code}${space}${ticks}`;
}

const longestRun = (code: string) => Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
