/** What a person typed, to be found as it stands: `%`, `_` and `\` mean themselves. */
export function escapeLike(typed: string): string {
  return typed.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}
