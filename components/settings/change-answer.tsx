import { Alert } from "@mantine/core";
import classes from "./settings.module.css";

/** Says what became of the last change, aloud as well. */
export function ChangeAnswer({ refusal, done }: { readonly refusal: string | null; readonly done: string }) {
  return (
    <>
      {refusal !== null && (
        <Alert color="red" variant="outline" classNames={{ message: classes["refusal"] ?? "" }} mb="md">
          {refusal}
        </Alert>
      )}
      <p role="status" className={classes["done"]}>
        {refusal === null ? done : ""}
      </p>
    </>
  );
}
