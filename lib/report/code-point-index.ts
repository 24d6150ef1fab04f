/** How many UTF-16 units lie between two marks of the index. */
const STEP = 1_024;

/**
 * Counts code points before UTF-16 offsets of one text. Made once in linear time; each count then reads at most
 * 1,024 units. An offset inside a surrogate pair counts the pair as begun.
 */
export function codePointIndex(text: string): (offset: number) => number {
  const marks: number[] = [0];
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!isTrailOfPair(text, at)) count += 1;
    if ((at + 1) % STEP === 0) marks.push(count);
  }
  return (offset) => {
    const mark = Math.min(Math.floor(offset / STEP), marks.length - 1);
    let codePoints = marks[mark] ?? 0;
    for (let at = mark * STEP; at < Math.min(offset, text.length); at += 1) {
      if (!isTrailOfPair(text, at)) codePoints += 1;
    }
    return codePoints;
  };
}

function isTrailOfPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xdc00 || unit > 0xdfff || at === 0) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff;
}
