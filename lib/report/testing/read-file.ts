import { unzipSync } from "fflate";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What an independent reader finds in a PDF. */
export type ReadPdf = {
  readonly isMarked: boolean;
  /** The part of ISO 14289 (PDF/UA) that it claims to keep. */
  readonly conformance: string | null;
  readonly title: string | null;
  readonly language: string | null;
  /** Levels, in reading order. */
  readonly headings: readonly number[];
  readonly roles: readonly string[];
  readonly figuresWithoutWords: number;
  /** What figures say to who cannot see them. */
  readonly figures: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly isEmbedded: boolean }[];
  readonly innerLinks: number;
  readonly outerLinks: readonly string[];
  readonly text: string;
  /** The same by page. */
  readonly pages: readonly string[];
};

type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly object[] };

export async function readPdf(file: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 });
  const document = await task.promise;
  const { info, metadata } = await document.getMetadata();
  const nodes: Node[] = [];
  const fonts = new Map<string, boolean>();
  const links: (string | null)[] = [];
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    nodes.push(...flat(await page.getStructTree()));
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    for (const { subtype, url } of await page.getAnnotations())
      if (subtype === "Link") links.push(typeof url === "string" ? url : null);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, operation] of fnArray.entries()) {
      if (operation !== OPS.setFont) continue;
      const font = page.commonObjs.get(argsArray[index][0]);
      fonts.set(font.name, font.missingFile !== true);
    }
  }
  const fields: Readonly<Record<string, unknown>> = { ...info };
  const marks = await document.getMarkInfo();
  await task.destroy();
  const roles = nodes.map(({ role }) => role ?? "");
  const figures = nodes.filter(({ role }) => role === "Figure").map(({ alt }) => alt ?? "");
  return {
    isMarked: marks?.["Marked"] === true,
    conformance: stringOf(metadata?.get("pdfuaid:part")),
    title: stringOf(fields["Title"]),
    language: stringOf(fields["Language"]),
    headings: roles.flatMap((role) => /^H(\d)$/.exec(role)?.[1] ?? []).map(Number),
    roles,
    figuresWithoutWords: figures.filter((words) => words === "").length,
    figures,
    fonts: [...fonts].map(([name, isEmbedded]) => ({ name, isEmbedded })),
    innerLinks: links.filter((link) => link === null).length,
    outerLinks: links.filter((link) => link !== null),
    text: pages.join(""),
    pages,
  };
}

const flat = (node: Node | null): readonly Node[] =>
  node === null ? [] : [node, ...(node.children ?? []).flatMap(flat)];

const stringOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

/** What a file says, to look for words in it: of a zip, what all its files say; of a PDF, what its pages do. `encoding` as TextDecoder names it. */
export async function unpacked(file: string | Uint8Array, encoding = "utf-8"): Promise<string> {
  if (typeof file === "string") return file;
  const decoded = (bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);
  const beginning = new TextDecoder("latin1").decode(file.subarray(0, 4));
  if (beginning === "%PDF") return (await readPdf(file)).text.replaceAll("\n", " ");
  if (!beginning.startsWith("PK")) return decoded(file);
  return Object.entries(unzipSync(file))
    .map(([name, bytes]) => `${name}\n${decoded(bytes)}`)
    .join("\n");
}
