"use client";

import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { showDay, showMinute } from "@/components/look/show-date";
import { type AnswerOf, askApi } from "@/lib/client/ask-api";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import type { Recipient } from "./settings-data";
import { useChange } from "./use-change";

/** Addresses outside that checkpoints are mailed to. */
export function RecipientsPanel({
  slug,
  first,
}: {
  readonly slug: string;
  readonly first: readonly Recipient[];
}) {
  const [recipients, setRecipients] = useState(first);
  const [address, setAddress] = useState("");
  const { change, isWaiting, refusal, done } = useChange();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const ask = () =>
      askApi("POST /api/v1/workspaces/{slug}/log/recipients", {
        params: { slug },
        body: { address: address.trim() },
      });
    const onDone = (made: AnswerOf<"POST /api/v1/workspaces/{slug}/log/recipients">) => {
      setRecipients([...recipients, made]);
      setAddress("");
    };
    void change(ask, onDone, "The newest checkpoint is mailed to it, and further ones from now on.");
  };
  const remove = (recipient: Recipient) => {
    const { recipientId } = recipient;
    const ask = () =>
      askApi("DELETE /api/v1/workspaces/{slug}/log/recipients/{recipientId}", {
        params: { slug, recipientId },
      });
    const onDone = () => setRecipients(recipients.filter((each) => each !== recipient));
    void change(ask, onDone, `Nothing more is mailed to ${recipient.address}.`);
  };
  return (
    <section aria-labelledby="recipients-title">
      <h2 id="recipients-title" className={classes["title"]}>
        Checkpoints by e-mail
      </h2>
      <p className={classes["hint"]}>
        To people outside who keep them: with each edition, and once a day when there is something new.
      </p>
      <ChangeAnswer refusal={refusal} done={done} />
      <form onSubmit={add} className={classes["inline"]}>
        <TextInput
          label="E-mail address"
          type="email"
          required
          withAsterisk={false}
          maxLength={254}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button type="submit" loading={isWaiting}>
          Add the address
        </Button>
      </form>
      {recipients.length > 0 && (
        <ul className={classes["list"]} aria-label="Addresses that get checkpoints">
          {recipients.map((recipient) => (
            <li key={recipient.recipientId}>
              <div className={classes["who"]}>
                <b>
                  <bdi>{recipient.address}</bdi>
                </b>
                <span>
                  Added {showDay(recipient.addedAt)},{" "}
                  {recipient.mailedAt === null
                    ? "nothing mailed yet"
                    : `last mailed ${showMinute(recipient.mailedAt)}`}
                </span>
              </div>
              <Button
                variant="default"
                aria-label={`Remove ${recipient.address}`}
                onClick={() => remove(recipient)}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
