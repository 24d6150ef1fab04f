"use client";

import { Button, Checkbox, Modal, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMemo, useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { say } from "@/components/look/say";
import { VerdictTag } from "@/components/look/verdict-tag";
import { claimWords } from "@/components/open-article/text-order";
import { whyNot } from "@/components/open-article/use-send";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import { newCommand } from "@/lib/client/new-id";
import type { ClaimId } from "@/lib/domain/ids";
import { findRating } from "@/lib/domain/rating";
import { basisOf } from "@/lib/ledger/review/basis";
import { type AgreedClaim, agreedClaims } from "./agreed-claims";
import classes from "./settle-agreed.module.css";

/**
 * For who settles: the claims on which everybody agrees, settled together. Not there while there are none. On a
 * narrow screen the bar has no room for it, and it stands with the article's head (`isInText`).
 */
export function SettleAgreed({ isInText = false }: { readonly isInText?: boolean }) {
  const { data, shown, screen } = useWorkbench();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const agreed = useMemo(() => agreedClaims(shown, data.desk.settings), [shown, data.desk.settings]);
  const isNarrow = useMediaQuery("(max-width: 760px)") ?? false;
  if (!may("settle-claim") || screen.viewSeq !== null || (agreed.length === 0 && !isOpen)) return null;
  return (
    <>
      <Button
        {...(isInText
          ? { variant: "subtle", size: "compact-xs", hiddenFrom: "md" }
          : { variant: "default", size: "compact-md", visibleFrom: "md" })}
        flex="none"
        onClick={() => setOpen(true)}
      >
        Settle agreed ({agreed.length})
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Settle what all agree on"
        size={720}
        fullScreen={isNarrow}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <AgreedForm agreed={agreed} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

const FIRST_WORDS = "Everybody who judged this claim gave the same verdict.";

type FormProps = { readonly agreed: readonly AgreedClaim[]; readonly onClose: () => void };

function AgreedForm({ agreed, onClose }: FormProps) {
  const [left, setLeft] = useState<ReadonlySet<ClaimId>>(new Set());
  const [rationale, setRationale] = useState(FIRST_WORDS);
  const chosen = agreed.filter(({ claim }) => !left.has(claim.claimId));
  const { settle, isWaiting, refusal } = useSettleAll(onClose);
  const toggle = (claimId: ClaimId) => () => {
    const next = new Set(left);
    if (!next.delete(claimId)) next.add(claimId);
    setLeft(next);
  };
  return (
    <form
      aria-label="Settle what all agree on"
      onSubmit={(event) => {
        event.preventDefault();
        void settle(chosen, rationale);
      }}
    >
      {agreed.length === 0 && <p className={classes["hint"]}>There is nothing left that all agree on.</p>}
      <ul className={classes["claims"]}>
        {agreed.map(({ claim, rating }) => (
          <li key={claim.claimId}>
            <Checkbox
              checked={!left.has(claim.claimId)}
              onChange={toggle(claim.claimId)}
              label={
                <>
                  <RatingName id={rating} /> <small>{claim.verdicts.length} verdicts</small>
                  <span dir="auto">{claimWords(claim)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <Textarea
        label="Ruling for each of them"
        autosize
        minRows={2}
        maxLength={20_000}
        dir="auto"
        value={rationale}
        onChange={(event) => setRationale(event.currentTarget.value)}
      />
      <Refusal words={refusal === null ? null : `Nothing was settled. ${refusal}`} />
      <div className={classes["actions"]}>
        <Button type="submit" loading={isWaiting} disabled={chosen.length === 0}>
          {chosen.length === 1 ? "Settle 1 claim" : `Settle ${chosen.length} claims`}
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** Sends all rulings as one list, of which the server takes all or none; done on the screen at once, as every command is. */
function useSettleAll(onDone: () => void) {
  const { store } = useWorkbench();
  const [isWaiting, setWaiting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const settle = async (chosen: readonly AgreedClaim[], rationale: string): Promise<void> => {
    setWaiting(true);
    const list = chosen.map(({ claim, rating }) => {
      const { claimId, version } = claim;
      const basis = basisOf(claim);
      return { command: newCommand({ type: "settle-claim", claimId, rating, rationale, version, basis }) };
    });
    const sent = await store.sendAll(list);
    setWaiting(false);
    if (sent.kind === "stale") return setRefusal(STALE);
    if (sent.kind === "refused") return setRefusal(whyNot(sent));
    say(chosen.length === 1 ? "1 claim is settled." : `${chosen.length} claims are settled.`);
    onDone();
  };
  return { settle, isWaiting, refusal };
}

const STALE =
  "One of these claims was changed while you looked. The list shows how they are now; look again, then settle.";

function RatingName({ id }: { readonly id: string }) {
  const { scale } = useWorkbench().data.desk;
  const rating = findRating(scale, id);
  return rating === undefined ? id : <VerdictTag rating={rating} />;
}
