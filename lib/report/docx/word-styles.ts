import { type ILevelsOptions, type INumberingOptions, type IStylesOptions, LevelFormat } from "docx";

/** In twentieths of a point, as all lengths here. */
export const QUOTE_INDENT = 567;
export const BULLETS = "bullets";

/** The name of the numbering that begins at a number. */
export const numberedFrom = (start: number): string => `numbered-${start}`;

/** The numberings that a document uses; Word knows a list's start by its definition. */
export function wordNumbering(starts: ReadonlySet<number>): INumberingOptions {
  return {
    config: [
      {
        reference: BULLETS,
        levels: levels((level) => ({ level, format: LevelFormat.BULLET, text: BULLET[level % 3] ?? "•" })),
      },
      ...[...new Set([1, ...starts])].map((start) => ({
        reference: numberedFrom(start),
        levels: levels((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start })),
      })),
    ],
  };
}

const BULLET = ["•", "◦", "▪"] as const;
const LEVELS = 9;

function levels(looks: (level: number) => ILevelsOptions): readonly ILevelsOptions[] {
  return Array.from({ length: LEVELS }, (_, level) => ({
    ...looks(level),
    style: { paragraph: { indent: { start: 720 * (level + 1), hanging: 360 } } },
  }));
}

/** Quiet styles by Word's own names, so that a desk's template can take them over. `language`: a BCP 47 tag. */
export function wordStyles(language: string | null): IStylesOptions {
  const heading = (size: number) => ({
    run: { size, bold: true, font: SANS },
    paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: {
          font: SERIF,
          size: 22,
          ...(language === null
            ? {}
            : { language: { value: language, bidirectional: language, eastAsia: language } }),
        },
        paragraph: { spacing: { after: 140, line: 300 } },
      },
      title: { run: { size: 40, bold: true, font: SERIF }, paragraph: { spacing: { after: 120 } } },
      heading1: heading(30),
      heading2: heading(26),
      heading3: heading(23),
      heading4: heading(22),
      heading5: heading(22),
      heading6: heading(22),
      hyperlink: { run: { color: "1D4F91", underline: {} } },
    },
    paragraphStyles: [
      { id: "Code", name: "Code", basedOn: "Normal", run: { font: MONO, size: 20 } },
      { id: "Quiet", name: "Quiet", basedOn: "Normal", run: { font: SANS, size: 19, color: "5C574E" } },
      {
        id: "Quote",
        name: "Quote",
        basedOn: "Normal",
        run: { italics: true },
        paragraph: { indent: { start: QUOTE_INDENT, end: QUOTE_INDENT } },
      },
    ],
    characterStyles: [{ id: "CodeCharacters", name: "Code Characters", run: { font: MONO } }],
  };
}

const SERIF = "Georgia";
const SANS = "Arial";
const MONO = "Courier New";
