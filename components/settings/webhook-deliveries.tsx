"use client";

import { Button } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { showMinute } from "@/components/look/show-date";
import { askApi } from "@/lib/client/ask-api";
import classes from "./settings.module.css";
import type { Delivery, WholeDelivery } from "./settings-data";
import { nameMessage, tellDelivery } from "./webhook-words";

const LOOK_MS = 2_000;
const PATH = "/api/v1/workspaces/{slug}/webhooks/{webhookId}/deliveries";

type Place = { readonly slug: string; readonly webhookId: string };
type Props = Place & { readonly isOff: boolean; readonly onNews: () => Promise<void> };

/** What a webhook was sent, the newest first, as long as it is looked at. */
export function WebhookDeliveries({ slug, webhookId, isOff, onNews }: Props) {
  const [deliveries, setDeliveries] = useState<readonly Delivery[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const known = useRef("");
  useEffect(() => {
    const now = (deliveries ?? []).map(({ deliveryId, state, tries }) => [deliveryId, state, tries]).join();
    if (known.current !== now && known.current !== "") void onNews();
    known.current = now;
  }, [deliveries, onNews]);
  const look = useCallback(async () => {
    const answer = await askApi(`GET ${PATH}`, { params: { slug, webhookId } });
    if (answer.ok) setDeliveries(answer.value.deliveries);
    setProblem(answer.ok ? null : answer.detail);
  }, [slug, webhookId]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void look();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [look]);
  if (deliveries === null) return <p className={classes["hint"]}>{problem ?? "Looking …"}</p>;
  if (deliveries.length === 0)
    return <p className={classes["hint"]}>Nothing yet. Send a test, or settle a claim.</p>;
  return (
    <>
      {problem !== null && <p className={classes["refusal"]}>{problem}</p>}
      <ul className={classes["deliveries"]} aria-label="Messages">
        {deliveries.map((delivery) => (
          <DeliveryLine
            key={delivery.deliveryId}
            {...{ slug, webhookId, delivery, isOff }}
            onChanged={() => void look()}
          />
        ))}
      </ul>
    </>
  );
}

type LineProps = Place & {
  readonly isOff: boolean;
  readonly delivery: Delivery;
  readonly onChanged: () => void;
};

function DeliveryLine({ slug, webhookId, delivery, isOff, onChanged }: LineProps) {
  const { deliveryId, type, at, state, tries } = delivery;
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const sendAgain = async () => {
    const params = { slug, webhookId, deliveryId };
    const answer = await askApi(`POST ${PATH}/{deliveryId}/redeliver`, { params });
    setProblem(answer.ok ? null : answer.detail);
    onChanged();
  };
  return (
    <li id={deliveryId}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <b>{nameMessage(type)}</b> <span>{showMinute(at)}:</span>{" "}
          <span className={state === "failed" ? classes["refusal"] : undefined}>
            {tellDelivery(delivery)}
          </span>
        </summary>
        {isOpen && <SentAndAnswered key={`${state} ${tries}`} {...{ slug, webhookId, deliveryId }} />}
      </details>
      {!isOff && (
        <Button
          variant="default"
          size="xs"
          aria-label={`Send again: ${nameMessage(type)}, ${showMinute(at)}`}
          disabled={state === "waiting" && tries === 0}
          onClick={() => void sendAgain()}
        >
          Send again
        </Button>
      )}
      {problem !== null && <p className={classes["refusal"]}>{problem}</p>}
    </li>
  );
}

type OneProps = Place & { readonly deliveryId: string };

function SentAndAnswered({ slug, webhookId, deliveryId }: OneProps) {
  const [whole, setWhole] = useState<WholeDelivery | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isStale = false;
    const params = { slug, webhookId, deliveryId };
    void askApi(`GET ${PATH}/{deliveryId}`, { params }).then((answer) => {
      if (isStale) return;
      if (answer.ok) setWhole(answer.value);
      else setProblem(answer.detail);
    });
    return () => {
      isStale = true;
    };
  }, [slug, webhookId, deliveryId]);
  if (whole === null) return <p className={classes["hint"]}>{problem ?? "Looking …"}</p>;
  const { body, answer, lastTryAt } = whole;
  return (
    <dl className={classes["messages"]}>
      <dt>webhook-id</dt>
      <dd>{deliveryId}</dd>
      <dt>Sent{lastTryAt === null ? "" : `, last ${showMinute(lastTryAt)}`}</dt>
      <dd>
        {body === null ? "Nothing is kept of it." : <Bytes words={pretty(body)} label="What was sent" />}
      </dd>
      <dt>Answered</dt>
      <dd>
        {answer ? <Bytes words={answer} label="What was answered" /> : "Nothing, or nothing is kept of it."}
      </dd>
    </dl>
  );
}

/** Wraps, so that it is read without scrolling sideways. */
const Bytes = ({ words, label }: { readonly words: string; readonly label: string }) => (
  <figure aria-label={label}>
    <pre dir="ltr">{words}</pre>
  </figure>
);

const pretty = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);
