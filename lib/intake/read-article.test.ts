import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { articleSchema } from "../editor/schema";
import type { SourceFormat } from "../text/detect-format";
import { MAX_BYTES } from "../text/limits";
import { readArticle } from "./read-article";

const VECTORS = "../shared/testdata/sanitising/expect.json";

function read(content: string, format: SourceFormat) {
  const result = readArticle({ content, format });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  articleSchema.nodeFromJSON(result.value.document).check();
  return result.value;
}

const failureOf = (content: string, format: SourceFormat) => {
  const result = readArticle({ content, format });
  return result.ok ? null : result.failure;
};

const typesOf = (content: string, format: SourceFormat) =>
  (read(content, format).document.content ?? []).map((node) => node.type);

describe("plain text", () => {
  it("keeps single line breaks inside paragraphs that blank lines part", () => {
    const { document, text } = read("One\r\ntwo\n\n  \nThree ", "text");
    expect(document.content).toHaveLength(2);
    expect(text).toBe("One\ntwo\nThree");
  });

  it("makes each line a paragraph where no blank line parts them", () => {
    expect(read("\n\nOne\ntwo\n\n", "text").document.content).toHaveLength(2);
  });

  it("keeps every character between the ends of a line as it was written", () => {
    const line = "e\u0301 \u00e9  two spaces\u00a0👩‍👩‍👧‍👦 \u202eمرحبا\ufeff <b>&amp;";
    expect(read(line, "text").text).toBe(line);
  });
});

describe("Markdown", () => {
  it("reads headings, lists, quotes, tables and strikethrough", () => {
    const markdown =
      "# A\n\n- b\n- c\n\n> d\n\n| e | f |\n|---|---|\n| g | h |\n\n~~i~~ [j](https://example.org)";
    expect(typesOf(markdown, "markdown")).toEqual([
      "heading",
      "bulletList",
      "blockquote",
      "table",
      "paragraph",
    ]);
    expect(read(markdown, "markdown").text).toBe("A\nb\nc\nd\ne\nf\ng\nh\ni j");
  });

  it("takes the end of code's last line for none of its text", () => {
    expect(read("```\n\na\n\nb\n```\n\nc", "markdown").text).toBe("\na\n\nb\nc");
  });

  it("shows HTML as the text that it is", () => {
    expect(read("a <b onclick=x>b</b> <script>c</script>", "markdown").text).toBe(
      "a <b onclick=x>b</b> <script>c</script>",
    );
  });

  it("keeps no link to a script and no picture, only its alternative text", () => {
    const { document, text } = read(
      "[a](javascript:alert(1)) ![a cat](https://example.org/cat.png)",
      "markdown",
    );
    expect(JSON.stringify(document)).not.toContain("cat.png");
    expect(text).toContain("a cat");
    expect(linksOf(document)).toEqual([]);
  });
});

describe("HTML", () => {
  it("collapses white space as a page does and never normalises characters", () => {
    expect(
      read("<p>  One\n\t two e\u0301 \u00e9 <br> three&nbsp;&nbsp;four </p>\n<p> five</p>", "html").text,
    ).toBe("One two e\u0301 \u00e9\nthree\u00a0\u00a0four\nfive");
  });

  it("drops what a page does not show", () => {
    const page =
      "<title>t</title><style>s</style><p>Seen<script>x</script><noscript>n</noscript><span hidden>h</span>" +
      '<span style="display : none">d</span></p><template>t</template><!-- c --><textarea>f</textarea>';
    expect(read(page, "html").text).toBe("Seen");
  });

  it("reads pictures as their alternative text and keeps only web and mail links", () => {
    const { document, text } = read(
      '<p><img src="https://example.org/x.png" alt="A ferry"> <a href="https://example.org/">w</a> <a href="mailto:a@example.org">m</a> <a href="data:text/html,x">d</a> <a href="/rel">r</a></p>',
      "html",
    );
    expect(text).toBe("A ferry w m d r");
    expect(linksOf(document)).toEqual(["https://example.org/", "mailto:a@example.org"]);
  });

  it("reads what Google Docs copies without making it all bold", () => {
    const { document } = read(
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-size:11pt;font-weight:400;">Plain </span><span style="font-weight:700">bold</span></p><br /><p><span style="font-style:italic">slanted</span></p></b>',
      "html",
    );
    const [first, second] = document.content ?? [];
    expect(document.content).toHaveLength(2);
    expect(first?.content?.map((node) => node.marks?.map((mark) => mark.type) ?? [])).toEqual([[], ["bold"]]);
    expect(second?.content?.[0]?.marks?.[0]?.type).toBe("italic");
  });

  it("reads what Word copies, its list paragraphs as lists", () => {
    const { document, text } = read(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-GB><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:8pt'><span lang=EN-US style='mso-ansi-language:EN-US'>First<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>One</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Two</p>
<!--EndFragment--></body></html>`,
      "html",
    );
    expect((document.content ?? []).map((node) => node.type)).toEqual(["paragraph", "bulletList"]);
    expect(text).toBe("First\nOne\nTwo");
  });

  it("takes several line breaks in a row for a new paragraph", () => {
    expect(typesOf("One<br><br>Two<br>still two<br> <br><br>Three", "html")).toEqual([
      "paragraph",
      "paragraph",
      "paragraph",
    ]);
  });

  it("keeps a table's shape, its empty cells and its caption", () => {
    const { document, text } = read(
      "<table><caption>C</caption><tr><th colspan=2>H</th></tr><tr><td></td><td>1</td></tr></table>",
      "html",
    );
    expect((document.content ?? []).map((node) => node.type)).toEqual(["paragraph", "table"]);
    expect(text).toBe("C\nH\n\n1");
  });
});

describe("limits", () => {
  it("takes 5 MiB of UTF-8 and refuses one byte more", () => {
    const content = `${"é".repeat(MAX_BYTES / 2 - 1)} a`;
    expect(failureOf(content, "text")).toBeNull();
    expect(failureOf(`${content}b`, "text")?.kind).toBe("too-large");
  });

  it("takes 200,000 words and refuses one more", () => {
    const content = "word ".repeat(200_000);
    expect(read(content, "text").words).toBe(200_000);
    expect(failureOf(`${content}more`, "text")?.kind).toBe("too-large");
  });

  it.each(["text", "markdown", "html"] as const)(
    "refuses %s that cannot be stored or has no text",
    (format) => {
      for (const content of ["a\u0000b", "a\ud800b", "", "  \n\u00a0 "]) {
        expect(failureOf(content, format)).toMatchObject({ kind: "invalid", errors: [{ path: "content" }] });
      }
    },
  );

  it("refuses tangled HTML quickly instead of hanging on it", { timeout: 30_000 }, () => {
    for (const piece of ["<div>", "<b><p>", "<font><i><u>x<p>", "<blockquote><a>"]) {
      expect(failureOf(piece.repeat(200_000), "html")?.kind).toBe("invalid");
    }
    expect(failureOf("<!--".repeat(400_000), "html")?.kind).toBe("invalid");
    expect(failureOf(`x${"<a".repeat(400_000)}`, "html")?.kind).toBe("invalid");
  });

  it("reads 200,000 words of HTML and of Markdown in a few seconds", { timeout: 60_000 }, () => {
    const paragraph = `${"word ".repeat(97)}<b>two words</b> and `;
    const started = performance.now();
    expect(read(`<p>${paragraph}</p>`.repeat(2_000), "html").words).toBe(200_000);
    expect(read(`${"word ".repeat(97)}**two words** and\n\n`.repeat(2_000), "markdown").words).toBe(200_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe.skipIf(!existsSync(VECTORS))(
  "third-party attacks (skipped without ../shared/testdata/sanitising)",
  () => {
    const vectors: readonly { readonly payload: string }[] = existsSync(VECTORS)
      ? JSON.parse(readFileSync(VECTORS, "utf8"))
      : [];

    it.each(["text", "markdown", "html"] as const)(
      "gives documents that cannot run or load anything, from %s",
      { timeout: 30_000 },
      (format) => {
        expect(vectors.length).toBeGreaterThan(200);
        for (const { payload } of vectors) {
          const result = readArticle({ content: `kept ${payload}`, format });
          if (!result.ok) continue;
          articleSchema.nodeFromJSON(result.value.document).check();
          for (const href of linksOf(result.value.document)) expect(href).toMatch(/^(https?|mailto):/i);
          for (const name of attributeNamesOf(result.value.document)) expect(ATTRIBUTES).toContain(name);
        }
      },
    );
  },
);

const ATTRIBUTES = [
  "href",
  "title",
  "level",
  "start",
  "type",
  "language",
  "colspan",
  "rowspan",
  "colwidth",
  "align",
];

type Node = ReturnType<typeof read>["document"];
const nodesOf = (node: Node): readonly Node[] => [node, ...(node.content ?? []).flatMap(nodesOf)];

function linksOf(document: Node): readonly string[] {
  return nodesOf(document).flatMap((node) =>
    (node.marks ?? []).flatMap((mark) => (mark.type === "link" ? [String(mark.attrs?.["href"])] : [])),
  );
}

function attributeNamesOf(document: Node): readonly string[] {
  return nodesOf(document).flatMap((node) => [
    ...Object.keys(node.attrs ?? {}),
    ...(node.marks ?? []).flatMap((mark) => Object.keys(mark.attrs ?? {})),
  ]);
}
