/** A language tag in its canonical form (BCP 47, as "nb-NO" for "NB-no"); null for what is none. */
export function languageTag(tag: string | null): string | null {
  if (tag === null) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
