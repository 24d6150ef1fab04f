import { readFileSync } from "node:fs";
import path from "node:path";
import { checkoutRoot } from "../../env";

/** Where published pages find their fonts, for as long as the installation lives. */
export const REPORT_FONTS_PATH = "/fonts/report.css";

const FAMILIES = [
  {
    name: "source-serif-4",
    family: "Source Serif 4 Variable",
    subsets: ["cyrillic-ext", "cyrillic", "greek", "vietnamese", "latin-ext", "latin"],
    weights: "200 900",
  },
  {
    name: "inter",
    family: "Inter Variable",
    subsets: ["cyrillic-ext", "cyrillic", "greek-ext", "greek", "vietnamese", "latin-ext", "latin"],
    weights: "100 900",
  },
  {
    name: "noto-naskh-arabic",
    family: "Noto Naskh Arabic Variable",
    subsets: ["arabic"],
    weights: "400 700",
  },
  {
    name: "noto-serif-hebrew",
    family: "Noto Serif Hebrew Variable",
    subsets: ["hebrew"],
    weights: "100 900",
  },
] as const;

/** A file under /fonts/: the style sheet that names the faces, or one of them. Null for what is none of these. */
export function reportFont(
  file: string,
): { readonly body: string | Uint8Array; readonly mediaType: string } | null {
  if (file === path.basename(REPORT_FONTS_PATH))
    return { body: styleSheet(), mediaType: "text/css; charset=utf-8" };
  const owner = FAMILIES.find(({ name, subsets }) => subsets.some((subset) => fileOf(name, subset) === file));
  if (owner === undefined) return null;
  const body = readFileSync(path.join(packageFolder(owner.name), "files", file));
  return { body: new Uint8Array(body), mediaType: "font/woff2" };
}

const fileOf = (name: string, subset: string): string => `${name}-${subset}-wght-normal.woff2`;

/** The faces of Latin letters within a style sheet, for a page that must not ask for any. */
export const embeddedFonts = (): string =>
  FAMILIES.filter(({ subsets }) => subsets.some((subset) => subset === "latin"))
    .map(({ name, family, weights }) => {
      const file = readFileSync(path.join(packageFolder(name), "files", fileOf(name, "latin")));
      return `@font-face{font-family:"${family}";font-weight:${weights};src:url(data:font/woff2;base64,${file.toString("base64")}) format("woff2")}`;
    })
    .join("\n");

let sheet: string | undefined;

/** Made once in a process. */
function styleSheet(): string {
  sheet ??= FAMILIES.flatMap(facesOf).join("\n");
  return sheet;
}

function facesOf({ name, family, subsets, weights }: (typeof FAMILIES)[number]): readonly string[] {
  const ranges: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(path.join(packageFolder(name), "unicode.json"), "utf8"),
  );
  return subsets.map(
    (subset) =>
      `@font-face{font-family:"${family}";font-weight:${weights};font-display:swap;src:url(/fonts/${fileOf(name, subset)}) format("woff2");unicode-range:${ranges[subset]}}`,
  );
}

const packageFolder = (name: string): string =>
  path.join(/* turbopackIgnore: true */ checkoutRoot(), "node_modules/@fontsource-variable", name);
