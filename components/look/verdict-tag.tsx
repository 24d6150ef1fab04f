import { PALETTE, type Rating } from "@/lib/domain/rating";
import { VerdictMark } from "./verdict-mark";
import classes from "./verdict-tag.module.css";

/** A rating as mark, colour and word. */
export function VerdictTag({ rating }: { readonly rating: Rating }) {
  const colour = `light-dark(${rating.colour}, ${PALETTE[rating.colour] ?? rating.colour})`;
  return (
    <span className={classes["tag"]} style={{ "--verdict": colour }}>
      <VerdictMark mark={rating.mark} />
      {rating.label}
    </span>
  );
}
