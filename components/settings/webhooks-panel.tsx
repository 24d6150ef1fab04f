"use client";

import { Alert, Anchor } from "@mantine/core";
import { useCallback, useState } from "react";
import { type AnswerOf, askApi } from "@/lib/client/ask-api";
import { WEBHOOK_EVENTS } from "@/lib/domain/webhook";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import type { Webhook, WebhookList } from "./settings-data";
import { ShownOnce } from "./shown-once";
import { useChange } from "./use-change";
import { type AskedWebhook, WebhookForm } from "./webhook-form";
import { type WebhookAct, WebhookLine } from "./webhook-line";

type Props = { readonly slug: string; readonly first: WebhookList };
type Shown = { readonly webhookId: string; readonly secret: string };

/** Addresses of other programs that are told what happens on the desk. */
export function WebhooksPanel({ slug, first }: Props) {
  const [webhooks, setWebhooks] = useState(first.webhooks);
  const [shown, setShown] = useState<Shown | null>(null);
  const [formNumber, setFormNumber] = useState(0);
  const { change, isWaiting, refusal, done } = useChange();
  const lookAgain = useCallback(async () => {
    const answer = await askApi("GET /api/v1/workspaces/{slug}/webhooks", { params: { slug } });
    // Without an answer the list stays as it was; what is under way says what went wrong.
    if (answer.ok) setWebhooks(answer.value.webhooks);
  }, [slug]);
  const put = (next: Webhook) =>
    setWebhooks((all) => all.map((each) => (each.webhookId === next.webhookId ? next : each)));
  const showSecret = ({ secret, ...webhook }: AnswerOf<"POST /api/v1/workspaces/{slug}/webhooks">) => {
    setShown({ webhookId: webhook.webhookId, secret });
    return webhook;
  };
  const add = (body: AskedWebhook) =>
    change(
      () => askApi("POST /api/v1/workspaces/{slug}/webhooks", { params: { slug }, body }),
      (made) => {
        setWebhooks([...webhooks, showSecret(made)]);
        setFormNumber(formNumber + 1);
      },
      "The webhook is added. Copy its secret now.",
    );
  const act = ({ webhookId, address }: Webhook): WebhookAct => {
    const params = { slug, webhookId };
    const path = "/api/v1/workspaces/{slug}/webhooks/{webhookId}";
    return {
      change: (body, said, onDone) =>
        change(
          () => askApi(`PATCH ${path}`, { params, body }),
          (made) => {
            put(made);
            onDone?.();
          },
          said,
        ),
      renew: () =>
        change(
          () => askApi(`POST ${path}/secret`, { params }),
          (made) => put(showSecret(made)),
          "Copy the new secret. The one before signs beside it for a day.",
        ),
      test: () =>
        change(
          () => askApi(`POST ${path}/test`, { params }),
          () => undefined,
          "The test is on its way.",
        ),
      remove: () =>
        change(
          () => askApi(`DELETE ${path}`, { params }),
          () => setWebhooks(webhooks.filter((each) => each.webhookId !== webhookId)),
          `Nothing more is sent to ${address}.`,
        ),
    };
  };
  return (
    <section aria-labelledby="webhooks-title">
      <h2 id="webhooks-title" className={classes["title"]}>
        Webhooks
      </h2>
      <p className={classes["hint"]}>
        Another program is told by a signed message when a claim is settled or a report changes. See{" "}
        <Anchor inherit underline="always" href="/docs/api">
          how to use the API
        </Anchor>
        ; signatures follow Standard Webhooks.
      </p>
      {!first.isSending && (
        <Alert role="note" color="yellow" variant="outline" mb="md">
          Nothing is sent now: this installation asks nobody outside (ASSAY_FETCH=off).
        </Alert>
      )}
      <div className={classes["answer"]}>
        <ChangeAnswer refusal={refusal} done={done} />
      </div>
      <WebhookForm
        key={formNumber}
        address=""
        events={WEBHOOK_EVENTS}
        label="Add the webhook"
        isWaiting={isWaiting}
        onSend={add}
      />
      {webhooks.length === 0 ? (
        <p className={classes["hint"]}>Nobody is told yet.</p>
      ) : (
        <ul className={classes["hooks"]} aria-label="Webhooks">
          {webhooks.map((webhook) => (
            <WebhookLine
              key={webhook.webhookId}
              slug={slug}
              webhook={webhook}
              act={act(webhook)}
              onNews={lookAgain}
            >
              {shown?.webhookId === webhook.webhookId && (
                <ShownOnce
                  label="Secret"
                  value={shown.secret}
                  hint="The receiver checks messages with it. It is shown this once."
                />
              )}
            </WebhookLine>
          ))}
        </ul>
      )}
    </section>
  );
}
