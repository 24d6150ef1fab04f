/** What JSON can hold. A key whose value is undefined is left out, as `JSON.stringify` leaves it out. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * Writes JSON so that what repeats is written once: each text, and each set of keys that objects share. For ten
 * thousand like objects that is several times shorter, and quicker to read, than naming every key in every one.
 *
 * The result is JSON: `[texts, shapes, value]`. In `value` a whole number from 0 stands doubled, a text as its
 * place in `texts` doubled plus one, an object as `[place in shapes, …values]`, an array as `[-1, …items]` and any
 * other number as `[-2, number]`.
 */
export function writeShapedJson(value: JsonValue): string {
  const texts = new Places();
  const shapes = new Places();
  const write = (each: JsonValue): unknown => {
    if (each === null || typeof each === "boolean") return each;
    if (typeof each === "number") return isWhole(each) ? each * 2 : [OTHER, each];
    if (typeof each === "string") return texts.of(each) * 2 + 1;
    if (isArray(each)) return [ARRAY, ...each.map(write)];
    const keys = Object.keys(each).filter((key) => each[key] !== undefined);
    return [shapes.of(JSON.stringify(keys)), ...keys.map((key) => write(each[key] ?? null))];
  };
  const written = write(value);
  return `[${JSON.stringify(texts.all())},[${shapes.all().join(",")}],${JSON.stringify(written)}]`;
}

/** Reads what `writeShapedJson` has written: the caller knows what that was. Throws a SyntaxError on anything else. */
export function readShapedJson(json: string): unknown {
  const [texts, shapes, written]: [readonly string[], readonly (readonly string[])[], Written] =
    JSON.parse(json);
  const read = (each: Written): unknown => {
    if (each === null || typeof each === "boolean") return each;
    if (typeof each === "number") return each % 2 === 0 ? each / 2 : known(texts, (each - 1) / 2);
    const [head, ...rest] = each;
    if (head === ARRAY) return rest.map(read);
    if (head === OTHER) return Number(rest[0]);
    const keys = known(shapes, Number(head));
    return Object.fromEntries(keys.map((key, at) => [key, read(rest[at] ?? null)]));
  };
  return read(written);
}

type Written = null | boolean | number | readonly Written[];

const ARRAY = -1;
const OTHER = -2;

const isWhole = (value: number): boolean =>
  value >= 0 && Number.isInteger(value) && Number.isSafeInteger(value * 2);

/** `Array.isArray` does not narrow readonly arrays. */
const isArray = (value: object): value is readonly JsonValue[] => Array.isArray(value);

function known<T>(all: readonly T[], at: number): T {
  const found = all[at];
  if (found === undefined) throw new SyntaxError("This is not shaped JSON.");
  return found;
}

/** Texts in the order they first came, each with its place. */
class Places {
  readonly #places = new Map<string, number>();

  of(text: string): number {
    const place = this.#places.get(text) ?? this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  all(): readonly string[] {
    return [...this.#places.keys()];
  }
}
