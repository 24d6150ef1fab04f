import { z } from "zod";
import type { Quote } from "../../text/match-quote";

const textQuote = z.object({
  type: z.literal("TextQuoteSelector"),
  exact: z.string().min(1),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
});
const textPosition = z.object({ type: z.literal("TextPositionSelector"), start: z.int().min(0) });

/** The words of a TextQuoteSelector (W3C Web Annotation), the first that there is; null without one. */
export function quoteOf(selectors: readonly unknown[]): Quote | null {
  for (const selector of selectors) {
    const { data } = textQuote.safeParse(selector);
    if (data !== undefined) return { exact: data.exact, prefix: data.prefix, suffix: data.suffix };
  }
  return null;
}

/** Where a TextPositionSelector begins; null without one. */
export function startOf(selectors: readonly unknown[]): number | null {
  for (const selector of selectors) {
    const { data } = textPosition.safeParse(selector);
    if (data !== undefined) return data.start;
  }
  return null;
}
