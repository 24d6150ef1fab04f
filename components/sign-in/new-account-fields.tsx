"use client";

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAlive } from "@/components/browser/waking";
import type { FieldErrors } from "@/lib/client/ask-api";
import classes from "./sign-in.module.css";
import type { NewAccount } from "./use-join";
import { useTypedEarly } from "./use-typed-early";

type Props = {
  readonly errors: FieldErrors;
  readonly isWaiting: boolean;
  readonly onSubmit: (account: NewAccount) => void;
};

/** Name, e-mail and password of a new account. */
export function NewAccountFields({ errors, isWaiting, onSubmit }: Props) {
  const [account, setAccount] = useState<NewAccount>({ name: "", email: "", password: "" });
  const isAlive = useAlive();
  const form = useTypedEarly(account, setAccount);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(account);
  };
  const field = (name: keyof NewAccount) => ({
    name,
    required: true,
    withAsterisk: false,
    value: account[name],
    error: errors[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setAccount({ ...account, [name]: event.currentTarget.value }),
  });
  return (
    <form ref={form} method="post" onSubmit={submit} className={classes["form"]}>
      <TextInput
        {...field("name")}
        label="Name"
        description="Others see it beside what you do."
        autoComplete="name"
        maxLength={100}
      />
      <TextInput {...field("email")} label="E-mail" type="email" autoComplete="username" />
      <PasswordInput
        {...field("password")}
        label="Password"
        description="At least 10 characters."
        autoComplete="new-password"
        minLength={10}
        visibilityToggleButtonProps={{ "aria-label": "Show what I type", tabIndex: 0 }}
      />
      <Button type="submit" loading={isWaiting} disabled={!isAlive} fullWidth>
        Make an account and join
      </Button>
    </form>
  );
}
