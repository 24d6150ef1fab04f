import { Alert } from "@mantine/core";
import classes from "./refusal.module.css";

/** Why something was not done. Its place is there before the words are, so that they are said aloud, once. */
export function Refusal({ words }: { readonly words: string | null }) {
  return (
    <div role="alert">
      {words !== null && (
        <Alert role="note" color="red" variant="outline" classNames={{ message: classes["words"] ?? "" }}>
          {words}
        </Alert>
      )}
    </div>
  );
}
