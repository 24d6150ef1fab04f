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
  const write = (each: JsonValue): string => {
    if (each === null || typeof each === "boolean") return String(each);
    if (typeof each === "number") return isWhole(each) ? String(each * 2) : `[${OTHER},${each}]`;
    if (typeof each === "string") return String(texts.of(each) * 2 + 1);
    if (isArray(each))
      return each.reduce<string>((items, item) => `${items},${write(item)}`, `[${ARRAY}`).concat("]");
    let [shape, values] = ["", ""];
    for (const key of Object.keys(each)) {
      const held = each[key];
      if (held === undefined) continue;
      shape += `${key.length}:${key}`;
      values += `,${write(held)}`;
    }
    return `[${shapes.of(shape)}${values}]`;
  };
  const written = write(value);
  return `[${JSON.stringify(texts.all())},${JSON.stringify(shapes.all().map(keysOf))},${written}]`;
}

/** Reads what `writeShapedJson` has written: the caller knows what that was. Throws a SyntaxError on anything else. */
export function readShapedJson(json: string): unknown {
  const [texts, shapes, written]: [readonly string[], readonly (readonly string[])[], Written] =
    JSON.parse(json);
  const read = (each: Written): unknown => {
    if (each === null || typeof each === "boolean") return each;
    if (typeof each === "number") return each % 2 === 0 ? each / 2 : known(texts, (each - 1) / 2);
    const head = each[0];
    if (head === ARRAY) return each.slice(1).map(read);
    if (head === OTHER) return Number(each[1]);
    const object: Record<string, unknown> = {};
    let at = 1;
    for (const key of known(shapes, Number(head))) put(object, key, read(each[at++] ?? null));
    return object;
  };
  return read(written);
}

/** Assigned, not defined, for that is several times quicker; but a key of this name would change the object's kind. */
function put(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, ...ORDINARY });
  else object[key] = value;
}

const ORDINARY = { configurable: true, enumerable: true, writable: true } as const;

/** Takes apart what names a set of keys while writing: each key after its length and a colon. */
function keysOf(shape: string): readonly string[] {
  const keys: string[] = [];
  for (let at = 0; at < shape.length; ) {
    const colon = shape.indexOf(":", at);
    const end = colon + 1 + Number(shape.slice(at, colon));
    keys.push(shape.slice(colon + 1, end));
    at = end;
  }
  return keys;
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
