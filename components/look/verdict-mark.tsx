import type { Mark } from "@/lib/domain/rating";

/** The marks, each told from the others by its shape alone; `open` is for what nobody has judged. */
const SHAPES: Readonly<Record<Mark | "open", React.ReactNode>> = {
  open: <circle cx="8" cy="8" r="7" fill="none" strokeWidth="1.6" />,
  "circled-tick": (
    <>
      <circle cx="8" cy="8" r="7" fill="none" strokeWidth="1.6" />
      <path d="m4.8 8.3 2.2 2.2 4.2-4.8" fill="none" strokeWidth="1.8" />
    </>
  ),
  tick: <path d="m2.4 8.6 3.6 3.6 7.4-8.4" fill="none" strokeWidth="1.8" />,
  "half-disc": (
    <>
      <circle cx="8" cy="8" r="7" fill="none" strokeWidth="1.6" />
      <path d="M8 1.2a6.8 6.8 0 0 1 0 13.6z" fill="currentColor" stroke="none" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 1.6 15 14H1z" fill="none" strokeWidth="1.6" strokeLinejoin="round" />
      <path d="M8 6v4m0 1.4v1" fill="none" strokeWidth="1.7" />
    </>
  ),
  "circled-cross": (
    <>
      <circle cx="8" cy="8" r="7" fill="none" strokeWidth="1.6" />
      <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" fill="none" strokeWidth="1.8" />
    </>
  ),
  question: (
    <>
      <circle cx="8" cy="8" r="7" fill="none" strokeWidth="1.6" strokeDasharray="2 2" />
      <path d="M6 6.2c.3-2.4 4-2.2 4 .1 0 1.5-2 1.6-2 3.2m0 1.6v.9" fill="none" strokeWidth="1.6" />
    </>
  ),
  speech: <path d="M2 2.4h12v8.4H7.6L4 14v-3.2H2z" fill="none" strokeWidth="1.6" strokeLinejoin="round" />,
};

type Props = { readonly mark: Mark | "open"; readonly size?: number };

/** A rating's mark in the colour of the text around it. The word stands beside it, so it says nothing itself. */
export function VerdictMark({ mark, size = 14 }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      stroke="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[mark]}
    </svg>
  );
}
