"use client";

import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { BodyOf } from "@/lib/client/ask-api";
import classes from "./settings.module.css";
import type { Webhook } from "./settings-data";
import { WebhookDeliveries } from "./webhook-deliveries";
import { WebhookForm } from "./webhook-form";
import { tellWebhook } from "./webhook-words";

type Change = BodyOf<"PATCH /api/v1/workspaces/{slug}/webhooks/{webhookId}">;

/** What an owner can do with one. */
export type WebhookAct = {
  readonly change: (body: Change, said: string, onDone?: () => void) => Promise<void>;
  readonly renew: () => Promise<void>;
  readonly test: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

type Props = {
  readonly slug: string;
  readonly webhook: Webhook;
  readonly act: WebhookAct;
  /** Something came of a message, which may have changed how it is. */
  readonly onNews: () => Promise<void>;
  /** Its secret, when it is shown. */
  readonly children: ReactNode;
};

/** One webhook: how it is, what can be done with it, what it was sent. */
export function WebhookLine({ slug, webhook, act, onNews, children }: Props) {
  const { webhookId, address, events, isPaused, off, failingSince } = webhook;
  const [isChanging, setChanging] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const isOff = isPaused || off !== null;
  const isAmiss = off !== null || (failingSince !== null && !isPaused);
  const named = (what: string) => `${what} ${address}`;
  const test = async () => {
    await act.test();
    setOpen(true);
  };
  const remove = () => {
    // What is no longer there is not asked for.
    setOpen(false);
    void act.remove();
  };
  const pause = () =>
    act.change({ isPaused: !isOff }, isOff ? `${address} is told again.` : `${address} is told nothing now.`);
  return (
    <li>
      <div className={classes["who"]}>
        <b>
          <bdi>{address}</bdi>
        </b>
        <span className={isAmiss ? classes["refusal"] : undefined}>{tellWebhook(webhook)}</span>
      </div>
      {children}
      {isChanging ? (
        <WebhookForm
          {...{ address, events }}
          label="Save"
          isWaiting={false}
          onSend={(asked) => act.change(asked, "The webhook is changed.", () => setChanging(false))}
        >
          <Button variant="default" onClick={() => setChanging(false)}>
            Cancel
          </Button>
        </WebhookForm>
      ) : (
        <div className={classes["controls"]}>
          {!isOff && (
            <Button variant="default" aria-label={named("Send a test to")} onClick={() => void test()}>
              Send a test
            </Button>
          )}
          <Button variant="default" aria-label={named("Change")} onClick={() => setChanging(true)}>
            Change
          </Button>
          <Button
            variant="default"
            aria-label={named(isOff ? "Resume" : "Pause")}
            onClick={() => void pause()}
          >
            {isOff ? "Resume" : "Pause"}
          </Button>
          <Button variant="default" aria-label={named("New secret for")} onClick={() => void act.renew()}>
            New secret
          </Button>
          <Button variant="default" aria-label={named("Remove")} onClick={remove}>
            Remove
          </Button>
        </div>
      )}
      <details
        className={classes["sent"]}
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>What it was sent</summary>
        {isOpen && <WebhookDeliveries {...{ slug, webhookId, isOff, onNews }} />}
      </details>
    </li>
  );
}
