import { type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from "docx";
import { deriveDirection } from "../../text/direction";
import { isPlainLine, rationaleMarkdown } from "../markdown/rationale-markdown";
import { percentEncodedUri } from "../text/percent-encoded-uri";
import { linkedRuns, type WordLook, wordRuns } from "./word-runs";
import { QUOTE_INDENT } from "./word-styles";

type Token = ReturnType<typeof rationaleMarkdown.parse>[number];

/** People's Markdown as paragraphs. Nothing is lost: what is no formatting in it stands there as it was written. */
export function markdownParagraphs(markdown: string, options: IParagraphOptions = {}): readonly Paragraph[] {
  if (markdown.trim() === "") return [];
  const direction = deriveDirection(markdown) === "rtl" ? { bidirectional: true } : {};
  const writer = new MarkdownWriter({ ...direction, ...options });
  if (isPlainLine(markdown)) return [writer.paragraph(wordRuns(markdown))];
  return writer.write(rationaleMarkdown.parse(markdown, {}));
}

type List = { readonly start: number | null; count: number; hasMarker: boolean };

class MarkdownWriter {
  readonly #options: IParagraphOptions;
  readonly #lists: List[] = [];
  #quotes = 0;

  constructor(options: IParagraphOptions) {
    this.#options = options;
  }

  write(tokens: readonly Token[]): readonly Paragraph[] {
    return tokens.flatMap((token) => this.#block(token));
  }

  paragraph(children: readonly ParagraphChild[], more: IParagraphOptions = {}): Paragraph {
    return new Paragraph({
      ...this.#options,
      ...more,
      ...this.#place(),
      children: [...this.#marker(), ...children],
    });
  }

  #block(token: Token): readonly Paragraph[] {
    switch (token.type) {
      case "inline":
        return [this.paragraph(inline(token.children ?? []))];
      case "fence":
      case "code_block":
        return [this.paragraph(wordRuns(token.content.replace(/\n$/, "")), { style: "Code" })];
      case "blockquote_open":
        this.#quotes += 1;
        return [];
      case "blockquote_close":
        this.#quotes -= 1;
        return [];
      case "bullet_list_open":
        this.#lists.push({ start: null, count: 0, hasMarker: false });
        return [];
      case "ordered_list_open":
        this.#lists.push({ start: Number(token.attrGet("start") ?? 1), count: 0, hasMarker: false });
        return [];
      case "bullet_list_close":
      case "ordered_list_close":
        this.#lists.pop();
        return [];
      case "list_item_open":
        this.#beginItem();
        return [];
      default:
        return [];
    }
  }

  #beginItem(): void {
    const list = this.#lists.at(-1);
    if (list === undefined) return;
    list.count += 1;
    list.hasMarker = true;
  }

  /** Written out, not numbered by Word: a comment shows it everywhere, and its number stays what was written. */
  #marker(): readonly TextRun[] {
    const list = this.#lists.at(-1);
    if (list === undefined || !list.hasMarker) return [];
    list.hasMarker = false;
    return [new TextRun(list.start === null ? "•\u00a0" : `${list.start + list.count - 1}.\u00a0`)];
  }

  #place(): IParagraphOptions {
    const indent = QUOTE_INDENT * (this.#quotes + this.#lists.length);
    return indent === 0 ? {} : { indent: { start: indent } };
  }
}

function inline(tokens: readonly Token[]): readonly ParagraphChild[] {
  const looks = new Map<string, WordLook>();
  const addresses: (string | null)[] = [];
  return tokens.flatMap((token): readonly ParagraphChild[] => {
    switch (token.type) {
      case "softbreak":
      case "hardbreak":
        return [new TextRun({ break: 1 })];
      case "strong_open":
        looks.set("strong", { bold: true });
        return [];
      case "em_open":
        looks.set("em", { italics: true });
        return [];
      case "s_open":
        looks.set("s", { strike: true });
        return [];
      case "strong_close":
      case "em_close":
      case "s_close":
        looks.delete(token.type.replace("_close", ""));
        return [];
      case "link_open":
        addresses.push(percentEncodedUri(String(token.attrGet("href"))));
        return [];
      case "link_close":
        addresses.pop();
        return [];
      default: {
        const code: WordLook = token.type === "code_inline" ? { style: "CodeCharacters" } : {};
        const look = Object.assign({}, ...looks.values(), code);
        return linkedRuns(token.content, addresses.at(-1) ?? null, look);
      }
    }
  });
}
