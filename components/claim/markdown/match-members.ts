type Named = { readonly name: string };

const MOST = 8;

/** Those whose name, or a word of it, begins with what was typed; whatever its case and accents. At most eight. */
export function matchMembers<Member extends Named>(
  members: readonly Member[],
  typed: string,
): readonly Member[] {
  const wanted = fold(typed);
  const begins = (name: string) => fold(name).startsWith(wanted);
  const hasWord = (name: string) => fold(name).includes(` ${wanted}`);
  const first = members.filter(({ name }) => begins(name));
  const others = members.filter(({ name }) => !begins(name) && hasWord(name));
  return [...first, ...others].slice(0, MOST);
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").toLocaleLowerCase();
}
