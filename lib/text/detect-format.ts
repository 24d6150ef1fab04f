/** The formats that an article can be written in. */
export const SOURCE_FORMATS = ["text", "markdown", "html"] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

const FORMAT_OF_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
};

/** The format that a file's name says it has; null when it is none that can be read. */
export function detectFormat(filename: string): SourceFormat | null {
  const extension = /\.([^./\\]+)$/.exec(filename)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(FORMAT_OF_EXTENSION, extension) ? (FORMAT_OF_EXTENSION[extension] ?? null) : null;
}

/** Stands in a report in Markdown above the article and its heading, so that the article is found when the report is read. */
export const ABOVE_ARTICLE = "<!-- assay: below the next heading is the article -->";
