"use client";

import { Button, Checkbox, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { WEBHOOK_EVENTS, type WebhookEvent } from "@/lib/domain/webhook";
import classes from "./settings.module.css";
import { nameMessage } from "./webhook-words";

export type AskedWebhook = { readonly address: string; readonly events: readonly WebhookEvent[] };

type Props = AskedWebhook & {
  readonly label: string;
  readonly isWaiting: boolean;
  readonly onSend: (asked: AskedWebhook) => Promise<void>;
  /** What stands beside the button. */
  readonly children?: ReactNode;
};

/** Where a webhook is and what it is told of. */
export function WebhookForm({ address, events, label, isWaiting, onSend, children }: Props) {
  const [written, setWritten] = useState(address);
  const [chosen, setChosen] = useState(events);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSend({ address: written.trim(), events: chosen });
  };
  const choose = (event: WebhookEvent, isOn: boolean) =>
    setChosen(isOn ? [...chosen, event] : chosen.filter((each) => each !== event));
  return (
    <form onSubmit={submit} className={classes["hook"]}>
      <TextInput
        label="Address that takes messages"
        placeholder="https://cms.example.org/hooks/assay"
        type="url"
        required
        withAsterisk={false}
        maxLength={2_000}
        value={written}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <fieldset className={classes["events"]}>
        <legend>It is told of</legend>
        {WEBHOOK_EVENTS.map((each) => (
          <Checkbox
            key={each}
            label={nameMessage(each)}
            checked={chosen.includes(each)}
            onChange={(event) => choose(each, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <div className={classes["controls"]}>
        <Button type="submit" loading={isWaiting}>
          {label}
        </Button>
        {children}
      </div>
    </form>
  );
}
