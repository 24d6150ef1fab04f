import { describe, expect, it } from "vitest";
import { readIntake, recognise } from "./readers";
import type { IntakeSource } from "./reading";

const source = (content: string | Uint8Array, about: Partial<IntakeSource> = {}): IntakeSource => ({
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
  name: null,
  mediaType: null,
  charset: null,
  address: null,
  ...about,
});

const formatOf = (...given: Parameters<typeof source>) => recognise(source(...given))?.format ?? null;

async function failing(...given: Parameters<typeof source>): Promise<string> {
  const read = await readIntake(source(...given));
  if (read.ok || read.failure.kind !== "invalid") throw new Error("This is to be invalid.");
  return read.failure.errors.map(({ path, message }) => `${path}: ${message}`).join("\n");
}

describe("what a source is", () => {
  it.each<readonly [string, Parameters<typeof source>, string | null]>([
    ["a page", ["<!DOCTYPE html><p>a"], "html"],
    ["a page after a mark, blanks and a comment", ["\ufeff\n <!-- saved -->\n<html>"], "html"],
    ["XHTML", ['<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'], "html"],
    ["a page called text", ["<!doctype html><p>a", { name: "a.txt", mediaType: "text/plain" }], "html"],
    ["a page in UTF-16", [new Uint8Array(Buffer.from("\ufeff<html><p>a", "utf16le"))], "html"],
    ["what is called a page", ["Only words", { mediaType: "text/html" }], "html"],
    ["what is called Markdown", ["# A", { name: "../../a.md" }], "markdown"],
    ["text", ["Only words"], "text"],
    ["text in UTF-16 without a mark", [new Uint8Array(Buffer.from("Only words", "utf16le"))], "text"],
    ["text that speaks of a tag", ["The <p> tag"], "text"],
    ["a program called Word", ["MZ\0\x03\0\0", { name: "a.docx" }], null],
    ["text that begins as programs do", ["MZ is the beginning of programs"], "text"],
    ["bytes", [Uint8Array.from({ length: 99 }, (_, at) => at)], null],
  ])("knows %s", (_, given, format) => {
    expect(formatOf(...given)).toBe(format);
  });
});

describe("reading what came in", () => {
  it("reads each format, with nothing said of it but its direction", async () => {
    const read = await readIntake(source("<p>שלום <b>עולם</b></p>", { name: "a.html" }));
    expect(read).toMatchObject({
      ok: true,
      value: { format: "html", text: "שלום עולם", metadata: { title: null, direction: "rtl" }, warnings: [] },
    });
  });

  it("decodes by the encoding that is declared", async () => {
    const bytes = Uint8Array.from([0x63, 0x61, 0x66, 0xe9]);
    expect(await readIntake(source(bytes, { charset: "windows-1252" }))).toMatchObject({
      value: { text: "café" },
    });
    expect(await readIntake(source(bytes))).toMatchObject({
      value: { text: "café", encoding: "windows-1252", warnings: [{ kind: "encoding-assumed" }] },
    });
  });

  it("says what a file is that it cannot read", async () => {
    expect(await failing("MZ\0\x03", { name: "a.docx" })).toMatch(
      /^content: This is a program, .*Send a web page, a PDF, a Word document/,
    );
    expect(await failing(Uint8Array.from({ length: 99 }, (_, at) => at))).toMatch(
      /^content: This is not a text\./,
    );
  });
});
