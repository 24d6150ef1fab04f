"use client";

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { askApi } from "@/lib/client/ask-api";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import { useChange } from "./use-change";

/** Another name for oneself. Earlier work is shown under it too, since ledgers hold no names. */
export function NameForm({ name }: { readonly name: string }) {
  const [typed, setTyped] = useState(name);
  const { change, isWaiting, refusal, done } = useChange();
  const router = useRouter();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const saved = () => router.refresh();
    void change(
      () => askApi("PATCH /api/v1/me", { body: { name: typed } }),
      saved,
      "Your name is changed, on earlier work as well.",
    );
  };
  return (
    <form className={classes["part"]} onSubmit={submit} aria-label="Name">
      <h3>Name</h3>
      <ChangeAnswer refusal={refusal} done={done} />
      <TextInput
        label="Name"
        description="Colleagues see it beside what you do."
        autoComplete="name"
        required
        withAsterisk={false}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button mt="sm" type="submit" variant="default" loading={isWaiting} disabled={typed.trim() === ""}>
        Change name
      </Button>
    </form>
  );
}

const CHANGED = "Your password is changed, and other browsers are signed out.";
const EMPTY = { current: "", next: "" };

/** A new password, proven by the present one. */
export function PasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const { change, isWaiting, refusal, done } = useChange();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const proof = typed.current === "" ? {} : { currentPassword: typed.current };
    const body = { password: typed.next, ...proof };
    const changed = (): void => {
      setTyped(EMPTY);
      onChanged();
    };
    void change(() => askApi("PATCH /api/v1/me", { body }), changed, CHANGED);
  };
  return (
    <form className={classes["part"]} onSubmit={submit} aria-label="Password">
      <h3>Password</h3>
      <ChangeAnswer refusal={refusal} done={done} />
      <PasswordInput
        label="Present password"
        description="Leave it empty if you have none yet, or just signed in by a link from an e-mail."
        autoComplete="current-password"
        value={typed.current}
        onChange={(event) => setTyped({ ...typed, current: event.currentTarget.value })}
      />
      <PasswordInput
        mt="sm"
        label="New password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={typed.next}
        onChange={(event) => setTyped({ ...typed, next: event.currentTarget.value })}
      />
      <Button mt="sm" type="submit" variant="default" loading={isWaiting} disabled={typed.next === ""}>
        Change password
      </Button>
    </form>
  );
}
