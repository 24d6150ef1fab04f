/**
 * The characters that XML 1.0 has (its production 2), one for one: a control is a space, half a surrogate pair and the
 * noncharacters U+FFFE and U+FFFF are U+FFFD.
 */
export function xmlText(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}/gu, " ").replace(/[\p{Surrogate}\uFFFE\uFFFF]/gu, "\uFFFD");
}
