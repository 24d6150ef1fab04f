// Which fonts a report needs, and what there is none for.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import path from "node:path";
import * as fontkit from "fontkit";

const require = createRequire(import.meta.url);

/** The fonts that come along: whole families of Google Fonts, a package each (@expo-google-fonts). */
const SHIPPED = [
  {
    name: "source-serif-4",
    styles: ["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"],
  },
  { name: "inter", styles: ["400Regular", "400Regular_Italic", "600SemiBold"] },
  { name: "amiri", styles: ["400Regular", "700Bold"] },
  { name: "noto-serif-hebrew", styles: ["400Regular", "600SemiBold"] },
  { name: "noto-serif-devanagari", styles: ["400Regular", "600SemiBold"] },
  { name: "noto-sans-thai", styles: ["400Regular", "600SemiBold"] },
  { name: "noto-emoji", styles: ["400Regular"] },
];

const FALLBACKS = ["Amiri", "Noto Serif Hebrew", "Noto Serif Devanagari", "Noto Sans Thai", "Noto Emoji"];

/** Where systems keep fonts, and which of them have many scripts: others are not looked into. */
const SYSTEM_FOLDERS = [
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  path.join(homedir(), ".local/share/fonts"),
  path.join(homedir(), "Library/Fonts"),
  "/Library/Fonts",
  "/System/Library/Fonts",
  "C:\\Windows\\Fonts",
];
const WORTH_A_LOOK =
  /noto|cjk|wqy|wenquanyi|unifont|dejavu|freeserif|arial ?unicode|pingfang|hiragino|songti|heiti|simsun|msyh|yugoth|malgun|nirmala|leelawad|tahoma|segoe|gulim|symbola|emoji/i;
const MOST_SYSTEM_FILES = 400;
const MOST_NAMED = 12;

/** @typedef {{ family: string, blob: Buffer, points: ReadonlySet<number> }} Font */

/** @type {readonly Font[] | undefined} */
let shipped;
/** @type {readonly Font[] | undefined} */
let onSystem;

/** @typedef {import("./typesetter").Sheet["data"]} Data of a report or of a card */

/**
 * @param {Data} data
 * @returns {{ shown: Data, lacking: readonly string[], families: { serif: string[], sans: string[], mono: string[] }, key: string, blobs: Buffer[] }}
 *   the data with every text such that there is a font for all of it, saying so where there was none; the scripts without one, at most 12;
 *   the families in the order in which to look; and the fonts, by a key that tells sets of them apart
 */
export function fontsFor(data) {
  shipped ??= readShipped();
  const own = shipped;
  /** @param {number} point */
  const hasGlyph = (point) => own.some(({ points }) => points.has(point));
  const missing = new Set(pointsOf(data).filter((point) => !hasGlyph(point) && needsGlyph(point)));
  const more = missing.size === 0 ? [] : systemFontsFor(missing);
  for (const { points } of more) for (const point of missing) if (points.has(point)) missing.delete(point);
  /** @type {Set<string>} */
  const found = new Set();
  const clean = withTexts(data, (text) => withoutMissing(text, { missing, found, words: data.fontWords }));
  const lacking = [...found].sort().slice(0, MOST_NAMED);
  const shown =
    lacking.length === 0 ? clean : { ...clean, notes: [...clean.notes, noteOn(lacking, data.fontWords)] };
  const extra = more.map(({ family }) => family);
  return {
    shown,
    lacking,
    families: {
      serif: ["Source Serif 4", ...FALLBACKS, "Inter", ...extra],
      sans: ["Inter", "Source Serif 4", ...FALLBACKS, ...extra],
      mono: ["DejaVu Sans Mono", "Inter", ...FALLBACKS, ...extra],
    },
    key: extra.join(","),
    blobs: [...own, ...more].map(({ blob }) => blob),
  };
}

function readShipped() {
  return SHIPPED.flatMap(({ name, styles }) => {
    const folder = path.dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return styles.map((style) => {
      const [file] = readdirSync(path.join(folder, style)).filter((each) => each.endsWith(".ttf"));
      return toFont(readFileSync(path.join(folder, style, file ?? "")));
    });
  });
}

/**
 * @param {Buffer} blob
 * @returns {Font}
 */
function toFont(blob) {
  const font = fontkit.create(blob);
  const face = "fonts" in font ? font.fonts[0] : font;
  if (face === undefined) throw new Error("There is no font in it.");
  return { family: face.familyName, blob, points: new Set(face.characterSet.filter(isCharacter)) };
}

/**
 * A font's table ends with U+FFFF, which is no character and has no glyph.
 *
 * @param {number} point
 */
const isCharacter = (point) => (point & 0xfffe) !== 0xfffe;

/**
 * Fonts of the system that have what is missing, as few as it takes, those with most of it first.
 *
 * @param {ReadonlySet<number>} missing
 */
function systemFontsFor(missing) {
  onSystem ??= readSystem();
  const fonts = onSystem;
  const rest = new Set(missing);
  /** @type {Font[]} */
  const chosen = [];
  while (rest.size > 0) {
    const counts = fonts.map((font) => [...rest].filter((point) => font.points.has(point)).length);
    const most = Math.max(0, ...counts);
    const best = fonts[counts.indexOf(most)];
    if (most === 0 || best === undefined) break;
    chosen.push(best);
    for (const point of best.points) rest.delete(point);
  }
  return chosen;
}

function readSystem() {
  const files = SYSTEM_FOLDERS.flatMap(filesUnder)
    .filter((file) => /\.(ttf|otf|ttc)$/i.test(file) && WORTH_A_LOOK.test(path.basename(file)))
    .filter((file) => !/(bold|italic|oblique|light|thin|black|condensed)/i.test(path.basename(file)))
    .slice(0, MOST_SYSTEM_FILES);
  return files.flatMap((file) => {
    try {
      return [toFont(readFileSync(file))];
    } catch (error) {
      console.error(
        `The font ${file} could not be read and is left out: ${error instanceof Error ? error.message : error}`,
      );
      return [];
    }
  });
}

/** @param {string} folder */
function filesUnder(folder) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)));
}

/**
 * What is drawn by no glyph: controls, what joins or steers others, spaces of any width.
 *
 * @param {number} point
 */
const needsGlyph = (point) =>
  !/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Z}\p{Bidi_Control}]/u.test(String.fromCodePoint(point));

/** @param {Data} data */
function pointsOf(data) {
  /** @type {Set<number>} */
  const points = new Set();
  withTexts(data, (text) => {
    for (const character of text) points.add(pointOf(character));
    return text;
  });
  return [...points];
}

/** @param {string} character one */
const pointOf = (character) => character.codePointAt(0) ?? 0;

/**
 * The same value with each of its texts changed.
 *
 * @template T
 * @param {T} value
 * @param {(text: string) => string} change
 * @returns {T}
 */
const withTexts = (value, change) => /** @type {T} */ (changed(value, change));

/**
 * @param {unknown} value
 * @param {(text: string) => string} change
 * @returns {unknown}
 */
function changed(value, change) {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => changed(each, change));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, change)]));
}

/**
 * Spaces for controls, and a word joiner for the zero width no-break space, which PDF/UA forbids; each stretch without a
 * font is replaced by words that say so.
 *
 * @param {string} text
 * @param {{ missing: ReadonlySet<number>, found: Set<string>, words: Data["fontWords"] }} fonts
 */
function withoutMissing(text, { missing, found, words }) {
  const clean = text
    .toWellFormed()
    .replaceAll("\ufeff", "\u2060")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (each) => (each === "\n" ? each : " "));
  if (missing.size === 0) return clean;
  let shown = "";
  /** @type {string | null} */
  let last = null;
  for (const character of clean) {
    // What joins characters that are not there joins nothing.
    if (last !== null && !needsGlyph(pointOf(character)) && !/\s/u.test(character)) continue;
    const script = missing.has(pointOf(character)) ? scriptOf(character) : null;
    if (script === null) shown += character;
    else if (script !== last) shown += `[${words.missing.replace("{script}", script)}]`;
    if (script !== null) found.add(script);
    last = script;
  }
  return shown;
}

const SCRIPTS = [
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Bengali",
  "Tamil",
  "Telugu",
  "Kannada",
  "Malayalam",
  "Gujarati",
  "Gurmukhi",
  "Sinhala",
  "Khmer",
  "Lao",
  "Myanmar",
  "Tibetan",
  "Georgian",
  "Armenian",
  "Ethiopic",
  "Mongolian",
  "Syriac",
  "Thaana",
  "Cherokee",
  "Oriya",
  "Arabic",
  "Hebrew",
  "Devanagari",
  "Thai",
  "Greek",
  "Cyrillic",
  "Latin",
].map((name) => ({ name, letters: new RegExp(`\\p{Script=${name}}`, "u") }));

/** @param {string} character */
function scriptOf(character) {
  const found = SCRIPTS.find(({ letters }) => letters.test(character));
  if (found !== undefined) return found.name;
  if (/\p{Extended_Pictographic}/u.test(character)) return "emoji";
  return `U+${pointOf(character).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * @param {readonly string[]} lacking
 * @param {Data["fontWords"]} words
 */
function noteOn(lacking, { note, list }) {
  return note.replace("{scripts}", lacking.join(list));
}
