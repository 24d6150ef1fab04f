type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Leaves out fields that are present but undefined, as zod writes optional ones. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
