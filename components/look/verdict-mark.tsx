import { MARK_SHAPES, markStroke } from "@/lib/domain/mark-shapes";
import type { Mark } from "@/lib/domain/rating";

type Props = { readonly mark: Mark | "open"; readonly size?: number };

/** A rating's mark in the colour of the text around it. The word stands beside it, so it says nothing itself. */
export function VerdictMark({ mark, size = 14 }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={markStroke(size)}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {MARK_SHAPES[mark].map(({ path, isFilled, dashes }) => (
        <path key={path} d={path} fill={isFilled && "currentColor"} strokeDasharray={dashes} />
      ))}
    </svg>
  );
}
