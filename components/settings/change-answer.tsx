import { Refusal } from "@/components/look/refusal";
import classes from "./settings.module.css";

/** Says what became of the last change, aloud as well. */
export function ChangeAnswer({ refusal, done }: { readonly refusal: string | null; readonly done: string }) {
  return (
    <>
      <Refusal words={refusal} />
      <p role="status" className={classes["done"]}>
        {refusal === null ? done : ""}
      </p>
    </>
  );
}
