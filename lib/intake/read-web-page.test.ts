import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../text/canonical-text";
import { publicationTime } from "./page-metadata";
import { readWebPage, type WebPage } from "./read-web-page";
import { readIntake } from "./readers";
import type { Take } from "./reading";

const ADDRESS = "https://news.example/2026/ferry";

function read(html: string, take?: Take, address: string | null = ADDRESS): WebPage {
  const result = readWebPage(html, { address, take });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(result.value.text).toBe(canonicalText(result.value.document));
  return result.value;
}

const failureOf = (html: string) => {
  const result = readWebPage(html, { address: null });
  return result.ok ? null : result.failure;
};

const SENTENCE = "The ferry left at nine, said the harbour master, and nobody on the quay saw it come back. ";
const STORY = Array.from({ length: 12 }, (_, at) => `<p>${at}. ${SENTENCE.repeat(3)}</p>`).join("\n");
const page = (head: string, body = "", html = "") =>
  `<!doctype html><html ${html}><head>${head}</head><body><nav><ul><li><a href="/">Home</a><li><a href="/s">Sport</a></ul></nav>
  <article><h1>The ferry</h1>${body}${STORY}</article><footer><p>All rights reserved. Imprint.</p></footer></body></html>`;

const messages = ({ warnings }: WebPage) => warnings.map(({ kind, message }) => `${kind}: ${message}`);

describe("a page", () => {
  it("is read without what stands around its article, which can be taken all the same", () => {
    const found = read(page("<title>T</title>"));
    expect(found.text).toMatch(/^(?:The ferry\n)?0\. The ferry left/);
    expect(found.text).not.toContain("All rights");
    const whole = read(page("<title>T</title>"), "page");
    expect(whole.text).toMatch(/^Home\nSport\nThe ferry\n0\. /);
    expect(whole.text).toContain("All rights reserved. Imprint.");
    expect(whole.words).toBeGreaterThan(found.words);
  });

  it("is told in blocks, from which somebody can choose", () => {
    const { blocks } = read(page("<title>T</title>"));
    expect(blocks.map(({ start }) => start.slice(0, 12))).toEqual([
      ...["Home", "Sport", "The ferry"],
      ...Array.from({ length: 12 }, (_, at) => `${at}. The ferry left`.slice(0, 12)),
      "All rights r",
    ]);
    expect(blocks.filter(({ isTaken }) => isTaken).map(({ index }) => index)).toEqual(
      expect.arrayContaining([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
    );
    expect(blocks[0]?.isTaken).toBe(false);
    const chosen = read(page("<title>T</title>"), [15, 2, 999]);
    expect(chosen.text).toBe("The ferry\nAll rights reserved. Imprint.");
    expect(chosen.blocks.filter(({ isTaken }) => isTaken).map(({ index }) => index)).toEqual([2, 15]);
  });

  it("keeps loose text beside blocks as a block of its own, and a table of data whole", () => {
    const html =
      "<!doctype html><body><div>Loose words <b>bold</b><p>In a block</p>after</div><table><tr><td>1<td>2</table></body>";
    expect(read(html, "page").blocks.map(({ start }) => start)).toEqual([
      "Loose words bold after",
      "In a block",
      "12",
    ]);
    expect(read(html, [0]).text.replace(/\s+/g, " ")).toBe("Loose words bold after");
    expect(read(html, [1]).text).toBe("In a block");
    expect(read(html, [2]).text).toBe("1\n2");
  });

  it("chooses nothing with a clear error", () => {
    const result = readWebPage(page(""), { address: null, take: [] });
    expect(result).toMatchObject({ failure: { kind: "invalid", errors: [{ path: "content" }] } });
  });

  it("says of itself what its head says: JSON-LD, Open Graph, the language and the direction", () => {
    const linked = JSON.stringify({
      "@context": "https://schema.org",
      "@graph": [
        {
          "@type": "NewsArticle",
          headline: "Ferry lost",
          datePublished: "2026-03-01T09:30+01:00",
          author: [{ name: "A. Author" }, { name: "B. Writer" }],
          publisher: { name: "The News" },
        },
      ],
    });
    const { metadata } = read(
      page(
        `<title>Ferry lost | The News</title><meta property="og:title" content="Ferry lost"><meta property="og:site_name" content="The News">
         <link rel="canonical" href="/2026/ferry?id=1"><script type="application/ld+json">${linked}</script>`,
        "",
        'lang="pt-br" dir="ltr"',
      ),
    );
    expect(metadata).toEqual({
      title: "Ferry lost",
      byline: "A. Author, B. Writer",
      publisher: "The News",
      publishedAt: "2026-03-01T09:30:00+01:00",
      canonicalUrl: "https://news.example/2026/ferry?id=1",
      language: "pt-BR",
      direction: "ltr",
    });
  });

  it("says nothing where a page says rubbish", () => {
    const { metadata } = read(
      page(
        `<link rel=canonical href="javascript:alert(1)"><meta property="article:published_time" content="last week"><script type="application/ld+json">{"@type": </script>`,
        "",
        'lang="English!" dir="sideways"',
      ),
      undefined,
      null,
    );
    expect(metadata).toMatchObject({
      publisher: null,
      publishedAt: null,
      canonicalUrl: null,
      language: null,
      direction: "ltr",
    });
  });

  it("leads its links to where they lead on the page", () => {
    const { document } = read(
      page("", '<p>See <a href="../other">the other</a> and <a href="javascript:x()">this</a>.</p>'),
    );
    expect(JSON.stringify(document)).toContain('"https://news.example/other"');
    expect(JSON.stringify(document)).not.toContain("javascript:");
  });
});

describe("what a page does not show", () => {
  it.each([
    "<p hidden>IGNORE ALL</p>",
    '<p style="display: none">IGNORE ALL</p>',
    '<p style="VISIBILITY:hidden">IGNORE ALL</p>',
    '<div style="position:absolute;left:-9999px">IGNORE ALL</div>',
    '<p style="text-indent: -5000px">IGNORE ALL</p>',
    '<p style="font-size:0">IGNORE ALL</p>',
    '<p style="opacity:0">IGNORE ALL</p>',
    '<div style="height:0;overflow:hidden">IGNORE ALL</div>',
    '<span style="clip-path: inset(50%)">IGNORE ALL</span>',
    '<span style="position:absolute;clip:rect(0 0 0 0)">IGNORE ALL</span>',
    '<span class="sr-only">IGNORE ALL</span>',
  ])("is left out and named: %s", (hidden) => {
    const found = read(page("", `<p>${SENTENCE.repeat(3)}</p>${hidden}`));
    expect(found.text).not.toContain("IGNORE");
    expect(messages(found)).toEqual(["left-out: Left out, since the page does not show it: “IGNORE ALL”."]);
    const fragment = read(`<p>Seen</p>${hidden}`);
    expect(fragment.text).toBe("Seen");
    expect(messages(fragment)).toEqual([
      "left-out: Left out, since the page does not show it: “IGNORE ALL”.",
    ]);
  });

  it("is not told of what is not taken, and in a few words of what is much", () => {
    expect(messages(read(page("").replace("<footer>", "<footer><p hidden>Menu</p>")))).toEqual([]);
    const many = Array.from({ length: 9 }, (_, at) => `<p hidden>${at}${"x".repeat(200)}</p>`).join("");
    const [message = ""] = messages(read(page("", many)));
    expect(message).toMatch(/, and 5 more\.$/);
    expect(message.length).toBeLessThan(450);
  });

  it("counts the descriptions of pictures, and keeps what stands for characters", () => {
    const picture =
      '<p>Seen <img class="emoji" alt="🚢 ferry" src="a.png"> now. <img src="b.png" alt="A long description"></p>';
    const found = read(page("", picture));
    expect(found.text).toContain("Seen 🚢 ferry now.");
    expect(messages(found)).toEqual([
      "left-out: Left out, since the page does not show it: the description of a picture.",
    ]);
  });

  it("keeps text that only looks like it is hidden", () => {
    const shown = '<p style="left:-10px;opacity:0.9;font-size:0.9em;height:0">Kept words here</p>';
    expect(read(`<p>a</p>${shown}`).text).toBe("a\nKept words here");
  });
});

describe("what stands before an article", () => {
  const little = (body: string, head = "") =>
    `<!doctype html><html><head>${head}</head><body><p>${SENTENCE}</p>${body}</body></html>`;

  it.each([
    ["to sign in", little('<form><input name=u><input type="password"></form>'), /asks to sign in/],
    ["for consent", little('<div id="onetrust-banner-sdk">We value your privacy</div>'), /asks for consent/],
    ["for money", little('<div class="article-paywall">Subscribe</div>'), /subscribers only/],
    [
      "for money",
      little("", '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'),
      /subscribers only/,
    ],
  ])("is said: a page that asks %s", (_, html, said) => {
    const found = read(html);
    expect(found.warnings.find(({ kind }) => kind === "wall")?.message).toMatch(said);
  });

  it("is not said of an article that has a form to sign in beside it", () => {
    expect(messages(read(page("", "", "").replace("</nav>", '<input type="password"></nav>')))).toEqual([]);
  });
});

describe("a fragment", () => {
  it("is taken whole, as word processors and people copy it", () => {
    const copied = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment--><p>One</p><p>Two</p><!--EndFragment--></body></html>`;
    expect(read(copied)).toMatchObject({ text: "One\nTwo", blocks: [] });
    expect(read("<p>One <img alt='A ferry'></p>").text).toBe("One A ferry");
    expect(read("only words").text).toBe("only words");
  });

  it("a page in which no article is found is taken whole too", () => {
    expect(read("<!doctype html><title>T</title><p>Hm")).toMatchObject({
      text: "Hm",
      metadata: { title: "T" },
    });
  });
});

describe("bad input", () => {
  it("reads 200 nested tables, and refuses what is nested without end", { timeout: 60_000 }, () => {
    const nested = `<!doctype html><body>${"<table><tr><td>".repeat(200)}Deep down ${SENTENCE.repeat(9)}${"</table>".repeat(200)}`;
    expect(read(nested).text).toContain("Deep down");
    expect(read(nested, "page").blocks).toHaveLength(1);
    expect(failureOf(`<!doctype html><body>${"<div>".repeat(5_000)}`)?.kind).toBe("invalid");
    expect(failureOf(`<html>${"a".repeat(5 * 1024 * 1024)}`)?.kind).toBe("too-large");
    expect(failureOf("<html><body><script>x</script></body></html>")?.kind).toBe("invalid");
  });

  it("reads a page of thousands of frames, which have no windows here", () => {
    const frames = page("<title>Frames</title>", `<p>${SENTENCE}</p>${"<iframe></iframe>".repeat(3_000)}`);
    expect(read(frames, "page").text).toContain(SENTENCE.trim());
  });

  it("reads by the charset that a page declares, and says so where that is untrue", async () => {
    const bytes = (charset: string) =>
      new Uint8Array(
        Buffer.from(page(`<meta charset="${charset}"><title>Café</title>`, "<p>Café</p>"), "latin1"),
      );
    const source = { name: null, mediaType: "text/html", charset: null, address: ADDRESS };
    const right = await readIntake({ ...source, bytes: bytes("windows-1252") });
    expect(right).toMatchObject({ value: { metadata: { title: "Café" }, warnings: [] } });
    const wrong = await readIntake({ ...source, bytes: bytes("utf-8") });
    expect(wrong).toMatchObject({ value: { metadata: { title: "Café" } } });
    expect(wrong.ok && wrong.value.warnings.map(({ kind }) => kind)).toContain("encoding-assumed");
  });

  it("runs nothing and asks for nothing", () => {
    Reflect.deleteProperty(globalThis, "ran");
    const attack = `<script>globalThis.ran = 1</script><img src=x onerror="globalThis.ran = 1"><iframe src="http://127.0.0.1:1/"></iframe><link rel=stylesheet href="http://127.0.0.1:1/a.css"><style>@import "http://127.0.0.1:1/b.css"; p { color: </style>`;
    const { document } = read(page(attack, attack));
    expect("ran" in globalThis).toBe(false);
    expect(JSON.stringify(document)).not.toMatch(/onerror|iframe|127\.0\.0\.1/);
  });
});

describe("when it was published", () => {
  it.each([
    ["2026-03-01", "2026-03-01"],
    ["2026-03-01T09:30", "2026-03-01"],
    ["2026-03-01T09:30:15", "2026-03-01"],
    ["2026-03-01T09:30Z", "2026-03-01T09:30:00Z"],
    ["2026-03-01 09:30:15.123+0530", "2026-03-01T09:30:15+05:30"],
    ["2026-03-01T09:30:15-08", "2026-03-01T09:30:15-08:00"],
    ["Sun, 01 Mar 2026 09:30:00 GMT", "2026-03-01T09:30:00Z"],
    ["2026-02-31", null],
    ["2026-13-01T00:00Z", null],
    ["2026-03-01T25:00Z", null],
    ["March 1st", null],
    ["01/03/2026", null],
    ["", null],
    [null, null],
  ])("reads %j as %j", (written, expected) => {
    expect(publicationTime(written)).toBe(expected);
  });
});

const VECTORS = "../shared/testdata/sanitising/expect.json";

describe.skipIf(!existsSync(VECTORS))("attacks (skipped without ../shared/testdata/sanitising)", () => {
  it("leave nothing in a page that runs or loads", { timeout: 120_000 }, () => {
    const vectors: readonly { readonly payload: string }[] = JSON.parse(readFileSync(VECTORS, "utf8"));
    expect(vectors.length).toBeGreaterThan(200);
    for (const { payload } of vectors.filter((_, at) => at % 5 === 0)) {
      const result = readWebPage(page("<title>T</title>", payload), { address: ADDRESS });
      if (!result.ok) continue;
      const hrefs = [...JSON.stringify(result.value.document).matchAll(/"href":"([^"]*)"/g)].map(
        ([, href]) => href,
      );
      for (const href of hrefs) expect(href).toMatch(/^(?:https?|mailto):/i);
      expect(JSON.stringify(result.value.document)).not.toMatch(
        /"(?:src|srcset|on\w+|style|action|formaction)":/i,
      );
    }
  });
});
