import canonicalize from "canonicalize";

/**
 * JSON in the one form of RFC 8785 (JCS): the same value always gives the same bytes. Throws on what JSON
 * cannot say: undefined, NaN, infinities, lone surrogates, cycles.
 */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new Error("There is no JSON for this value.");
  return json;
}
