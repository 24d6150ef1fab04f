import type { FormatFigures, ReportFigures } from "./measure";

export const REPORTS_TITLE = "Reports: each format";

/** The section of docs/figures.md about writing reports. */
export function reportsSection({ formats, prints }: ReportFigures): string {
  const sizes = [...new Set(formats.map(({ claims }) => claims))];
  const names = [...new Set(formats.map(({ format }) => format))];
  const rows = names.map((name) => {
    const own = formats.filter(({ format }) => format === name);
    return [name, ...sizes.map((size) => cell(own.find(({ claims }) => claims === size)))];
  });
  const print = sizes.map((size) => {
    const own = prints.find(({ claims }) => claims === size);
    return own === undefined ? "" : `${times(own)}, ${megabytes(own.bytes)}`;
  });
  const ratios = sizes.flatMap((size) => {
    const pdf = formats.find(({ format, claims }) => format === "pdf" && claims === size);
    const own = prints.find(({ claims }) => claims === size);
    return pdf === undefined || own === undefined
      ? []
      : [
          `${size} claims: ${(pdf.first / own.first).toFixed(2)} and ${(pdf.again / own.again).toFixed(2)} of it`,
        ];
  });
  return [
    `| format | ${sizes.map((size) => `${size.toLocaleString("en")} claims`).join(" | ")} |`,
    `| --- | ${sizes.map(() => "---").join(" | ")} |`,
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    `| Chromium's print of the page | ${print.join(" | ")} |`,
    "",
    "Milliseconds the first time and, in the median of five, again (the print once); the file's size. Every claim has a verdict, a source and a ruling, on 60 words. The first PDF starts the typesetter's process and reads its",
    `fonts; what that process held at most stands in brackets. The PDF beside the print, by a browser that runs already, the first time and again: ${ratios.join("; ")}.`,
    "",
  ].join("\n");
}

function cell(figures: FormatFigures | undefined): string {
  if (figures === undefined) return "";
  const held = figures.held === null ? "" : ` (${Math.round(figures.held)} MB)`;
  return `${times(figures)}, ${megabytes(figures.bytes)}${held}`;
}

const times = ({ first, again }: { readonly first: number; readonly again: number }): string =>
  `${milliseconds(first)}, ${milliseconds(again)}`;

const milliseconds = (time: number): string =>
  time < 10 ? time.toFixed(1) : Math.round(time).toLocaleString("en");

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
