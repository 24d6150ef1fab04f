"use client";

import { Button, CopyButton, TextInput } from "@mantine/core";
import classes from "./settings.module.css";

type Props = { readonly label: string; readonly value: string; readonly hint: string };

/** A secret on its only appearance, ready to be copied. */
export function ShownOnce({ label, value, hint }: Props) {
  return (
    <div className={classes["once"]}>
      <TextInput
        label={label}
        description={hint}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        className={classes["secret"] ?? ""}
      />
      <CopyButton value={value} timeout={2_000}>
        {({ copied, copy }) => <Button onClick={copy}>{copied ? "Copied" : "Copy"}</Button>}
      </CopyButton>
    </div>
  );
}
