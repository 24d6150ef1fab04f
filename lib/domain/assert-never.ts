/** Ends a switch over a closed union: a case that was forgotten does not compile, and one that slips in at run time throws. */
export function assertNever(value: never): never {
  throw new Error(`A case of a closed union was not handled: ${JSON.stringify(value)}`);
}
