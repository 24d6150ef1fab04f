import type { Interval } from "./interval-index";

/** How a claim is drawn: class names for line and wash, and the colour of its verdict where it has one. */
export type HighlightLook = {
  /** One or more class names, written on the mark as they are, beside `claim`. By custom `claim-<look>`. */
  readonly className: string;
  /** A CSS colour; it arrives as `--verdict` on the mark. */
  readonly colour?: string | undefined;
  /** The line under the words, as CSS writes it: "dashed 2px". It arrives as `--underline-style` and `--underline-thickness`. */
  readonly line?: string | undefined;
};

/** One stretch of a claim to be drawn. A claim with several ranges has several, with one id, look and label. */
export type Highlight = Interval & {
  readonly look: HighlightLook;
  /** What assistive technology says at the claim's first words, as in "Claim: False, settled". */
  readonly label: string;
};
