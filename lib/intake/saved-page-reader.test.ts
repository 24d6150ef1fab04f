import { describe, expect, it } from "vitest";
import { readIntake, recognise } from "./readers";
import type { IntakeSource, Reading, ReadOptions } from "./reading";

const source = (content: string, name: string | null = null): IntakeSource => ({
  bytes: new Uint8Array(Buffer.from(content, "latin1")),
  name,
  mediaType: null,
  charset: null,
  address: null,
});

async function read(content: string, name?: string, options?: ReadOptions): Promise<Reading> {
  const result = await readIntake(source(content, name), options);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const SENTENCE = "The ferry left at nine, said the harbour master, and nobody on the quay saw it come back. ";
const STORY = Array.from({ length: 12 }, (_, at) => `<p>${at}. Café. ${SENTENCE.repeat(3)}</p>`).join("\n");
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The ferry is late again today</title></head><body><nav><a href="/">Home</a></nav><article><h1>The ferry is late again today</h1>${STORY}<p>See <a href="/more">more</a> of what was said there by all of them, at length.</p></article></body></html>`;

/** As RFC 2045 has it, each byte that is no letter as its number. */
const quoted = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte > 32 && byte < 127 && byte !== 61
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("")
    .replace(/.{1,70}(?<!=.?)/g, "$&=\r\n");

const part = (type: string, location: string, body: string, id = "a") =>
  [
    `Content-Type: ${type}`,
    `Content-ID: <${id}>`,
    "Content-Transfer-Encoding: quoted-printable",
    `Content-Location: ${location}`,
    "",
    quoted(body),
  ].join("\r\n");

const saved = (parts: readonly string[], more = "") =>
  [
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://news.example/2026/ferry#top",
    "Subject: The ferry",
    "Date: Wed, 4 Mar 2026 05:06:07 -0000",
    "MIME-Version: 1.0",
    `Content-Type: multipart/related;\r\n\ttype="text/html";${more}\r\n\tboundary="----MultipartBoundary--x----"`,
    "",
    ...parts.flatMap((each) => ["------MultipartBoundary--x----", each]),
    "------MultipartBoundary--x------",
    "",
  ].join("\r\n");

const CSS = part("text/css", "https://news.example/a.css", "p { color: red }", "c");
const FRAME = part("text/html", "https://ads.example/", "<p>An advertisement in a frame</p>", "f");

describe("a page that a browser saved as one file", () => {
  it("is read as the page, at the address that it was saved from", async () => {
    const reading = await read(
      saved([part("text/html", "https://news.example/2026/ferry", PAGE), CSS, FRAME]),
    );
    expect(reading).toMatchObject({
      format: "html",
      metadata: {
        title: "The ferry is late again today",
        language: "en",
        publishedAt: "2026-03-04",
        canonicalUrl: "https://news.example/2026/ferry#top",
      },
      warnings: [{ kind: "metadata-doubtful" }],
    });
    expect(reading.text).toContain("0. Café. The ferry left at nine");
    expect(reading.text).not.toMatch(/Home|advertisement|color/);
    expect(JSON.stringify(reading.document)).toContain('"https://news.example/more"');
    expect(reading.blocks.length).toBeGreaterThan(5);
  });

  it("can be taken whole, as any page", async () => {
    const file = saved([part("text/html", "https://news.example/2026/ferry", PAGE)]);
    expect((await read(file, undefined, { take: "page" })).text).toMatch(/^Home\n/);
  });

  it("is the part that is named as the first, wherever it stands, and is read also when it was cut off", async () => {
    const page = part("text/html", "https://news.example/2026/ferry", PAGE, "start");
    expect((await read(saved([FRAME, page], ' start="<start>";'))).text).toContain("0. Café.");
    const cut = saved([page, CSS]);
    expect((await read(cut.slice(0, cut.indexOf("color")))).text).toContain("11. Café.");
    expect((await read(cut.slice(0, cut.indexOf("p=20{=20color")))).text).toContain("11. Café.");
  });

  it("is told by its name, but no mail with pictures is one", () => {
    const related =
      "MIME-Version: 1.0\nFrom: a@example.org\nContent-Type: multipart/related; boundary=b\n\n--b\n";
    expect(recognise(source(related, "page.mht"))?.format).toBe("html");
    expect(recognise(source(related, "page.eml"))?.format).toBe("mail");
  });

  it("says what to do where no page is in it", async () => {
    expect(await readIntake(source(saved([CSS]), "a.mhtml"))).toMatchObject({
      ok: false,
      failure: {
        errors: [
          {
            path: "content",
            message: expect.stringContaining("There is no page in this file. Save the page again"),
          },
        ],
      },
    });
  });
});
