import type { measureCommands, WriteFigures } from "./commands/measure";
import type { HighlightFigures } from "./highlights/measure";
import type { OpeningFigures } from "./opening/measure";

export type Figures = {
  readonly highlights: HighlightFigures;
  readonly commands: Awaited<ReturnType<typeof measureCommands>>;
  readonly opening: readonly OpeningFigures[];
};

/** docs/figures.md: every figure beside its aim, from one run. */
export function writeFigures(
  { highlights, commands, opening }: Figures,
  machine: { readonly cores: number; readonly node: string },
): string {
  return `# Figures
Measured by \`npm run bench\` in one run on ${machine.cores} cores, Node ${machine.node}, headless Chromium, Postgres 18. Ratios compare what was measured side by side; times alone
depend on the machine.

## Highlights: 100,000 words, 10,000 overlapping claims
${table(["what", "measured", "aim"], highlightRows(highlights))}

The share and the changes are measured on the article as the workbench mounts it, in passages. About two thirds of the share is script, most of it ProseMirror's first walk over the
article with code that no browser has compiled yet, and one third style, layout and paint of the first window; the claims are sorted afterwards.

## Commands: 50 writers, one highlight a command
${table(["what", "commands a second", "p50", "p95", "share of plain SQL"], commandRows(commands))}

Plain SQL is one statement by the \`postgres\` driver that writes the same rows, with nothing decided and nothing hashed. Aim: at least 0.3 of it, p95 under 250 ms.

## Opening an article in a browser, signed in
${table(["article", "server time", "page", "page as sent", "scripts as sent", "largest contentful paint", "first highlight drawn", "can be used", "on a slow line"], opening.map(openingRow))}

From a production server on the same machine, at 1440 × 900. The page holds the article as HTML with the
highlights of its first screen, the document for the editor and the whole review. It can be used once the editor has taken the article over and the cards are placed.
Scripts are those that this waits for, and those that are fetched once the page stands. The slow line, 1.6 Mbit/s with 150 ms there and back, meets a browser that has nothing yet.
`;
}

function highlightRows({
  bareOpen,
  assayOpen,
  highlightShare,
  many,
  few,
  bareScroll,
  recogito,
  markJs,
}: HighlightFigures) {
  const change = (kind: "add" | "recolour" | "delete") => [
    `${kind} one, to paint`,
    `${ms(many[kind])}; with 100 claims ${ms(few[kind])}`,
    "6 ms, twice the figure for 100",
  ];
  return [
    ["open a bare TipTap", ms(bareOpen), ""],
    ["open with all highlights", `${ms(assayOpen)} (${ratio(assayOpen, bareOpen)})`, "1.25 ×"],
    ["the highlights' own share", ms(highlightShare), "26 ms"],
    change("add"),
    change("recolour"),
    change("delete"),
    [
      "hit test",
      `${many.hits.meanMicroseconds.toFixed(1)} µs, ${many.hits.right} of 1,000 right`,
      "60 µs, all right",
    ],
    [
      "scroll, frame p95",
      `${ms(many.scroll)} (${ratio(many.scroll, bareScroll)} the bare page's ${ms(bareScroll)})`,
      "3 ×",
    ],
    [
      "@recogito/text-annotator, the same claims",
      `${ms(recogito)} (${ratio(recogito, highlightShare)} ours)`,
      "",
    ],
    ["mark.js, the same claims", `${ms(markJs)} (${ratio(markJs, highlightShare)} ours)`, ""],
  ];
}

function commandRows({ one, many }: Figures["commands"]) {
  const row = (name: string, figures: WriteFigures, plain: WriteFigures) => [
    name,
    figures.perSecond.toFixed(0),
    ms(figures.p50),
    ms(figures.p95),
    (figures.perSecond / plain.perSecond).toFixed(2),
  ];
  return [
    row("Assay, 50 articles", many.assay, many.raw),
    row("plain SQL, 50 articles", many.raw, many.raw),
    row("Assay, one article", one.assay, one.raw),
    row("plain SQL, one article", one.raw, one.raw),
  ];
}

function openingRow(figures: OpeningFigures): readonly string[] {
  const { words, claims, serverTime, bytes, bytesSent, scriptsSent, scriptsLater } = figures;
  const { largestContentfulPaint, firstHighlight, usable, usableSlowly } = figures;
  return [
    `${whole(claims)} claims on ${whole(words)} words`,
    ms(serverTime),
    kilobytes(bytes),
    kilobytes(bytesSent),
    `${kilobytes(scriptsSent)}, then ${kilobytes(scriptsLater)}`,
    ms(largestContentfulPaint),
    ms(firstHighlight),
    ms(usable),
    ms(usableSlowly),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const whole = (count: number): string => count.toLocaleString("en-GB");
const kilobytes = (bytes: number): string => `${whole(Math.round(bytes / 1000))} kB`;
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} ×`;
