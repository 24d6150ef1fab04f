"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { DraftValues } from "@/lib/client/drafts/draft";
import { newCommand } from "@/lib/client/new-id";
import type { Sent, ToSend } from "@/lib/client/review/review-store";
import type { Claim } from "@/lib/domain/claim";
import { findRating } from "@/lib/domain/rating";
import {
  evidenceCommand,
  SameSource,
  STANCE_CHOICES,
  settledFields,
  useEvidenceDraft,
} from "../evidence/evidence-form";
import { ClaimForm } from "../form/claim-form";
import type { Draft } from "../form/use-draft";
import { MarkdownField } from "../markdown/markdown-field";
import { RatingChips } from "../verdict/rating-chips";
import { useVerdictDraft, verdictCommand } from "../verdict/verdict-form";
import { descriptionCommand, useDescriptionDraft } from "./describe-form";
import classes from "./new-claim-form.module.css";

type Props = { readonly claim: Claim; readonly onClose: () => void };

/**
 * A claim that was just marked, whole, without a key too many: its words, a rating, the reasons, one source. What was
 * filled in is given as one list of commands, all or none. Left half done, each part is a draft in its own form.
 */
export function NewClaimForm({ claim, onClose }: Props) {
  const { data } = useWorkbench();
  const may = useMay();
  const description = useDescriptionDraft(claim);
  const verdict = useVerdictDraft(claim);
  const evidence = useEvidenceDraft(claim);
  const { submit, bundle } = useParts(claim, { description, verdict, evidence });
  const ratings = useRef<HTMLDivElement>(null);
  const reasons = useRef<HTMLDivElement>(null);
  const rating = findRating(data.desk.scale, verdict.values.rating);
  const goOn = (event: KeyboardEvent): void => {
    const isPlain = !(event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing);
    if (event.key !== "Enter" || !isPlain || ratings.current === null) return;
    event.preventDefault();
    focusIn(ratings.current, "input:checked, input");
  };
  return (
    <ClaimForm
      label="The new claim"
      submitLabel={rating === undefined ? "Save" : `Save with verdict: ${rating.label}`}
      draft={bundle}
      onSubmit={submit}
      onClose={onClose}
      labels={LABELS}
    >
      {(complaint) => (
        <>
          <Textarea
            label={LABELS.statement}
            description="Enter goes on to the rating, a digit to the reasons, Tab to the source. Ctrl Enter saves."
            inputWrapperOrder={["label", "input", "description", "error"]}
            classNames={{ description: classes["hint"] ?? "" }}
            autosize
            minRows={2}
            dir="auto"
            value={description.values.statement}
            error={complaint("statement")}
            onChange={(event) => description.change({ statement: event.currentTarget.value })}
            onKeyDown={goOn}
          />
          {may("give-verdict") && (
            <>
              <div ref={ratings}>
                <RatingChips
                  name={`new-claim-${claim.claimId}`}
                  scale={data.desk.scale}
                  value={verdict.values.rating}
                  onChange={(next) => verdict.change({ rating: next })}
                  onDigit={() =>
                    reasons.current && focusIn(reasons.current, "[contenteditable=true], textarea")
                  }
                />
              </div>
              <div ref={reasons}>
                <MarkdownField
                  label={LABELS.rationale}
                  placeholder="What the evidence shows"
                  value={verdict.values.rationale}
                  onChange={(rationale) => verdict.change({ rationale })}
                  error={complaint("rating") ?? complaint("rationale")}
                />
              </div>
            </>
          )}
          {may("add-evidence") && (
            <>
              <div className={classes["source"]}>
                <TextInput
                  label={LABELS.url}
                  placeholder="https://"
                  inputMode="url"
                  dir="ltr"
                  value={evidence.values.url}
                  error={complaint("url")}
                  onChange={(event) => evidence.change({ url: event.currentTarget.value })}
                  onBlur={() => evidence.change(settledFields(evidence.values))}
                />
                <NativeSelect
                  label="Stance"
                  value={evidence.values.stance}
                  onChange={(event) => evidence.change({ stance: event.currentTarget.value })}
                  data={STANCE_CHOICES}
                />
              </div>
              <SameSource claim={claim} url={evidence.values.url} onClose={onClose} />
            </>
          )}
        </>
      )}
    </ClaimForm>
  );
}

const LABELS = { statement: "The claim in plain words", rating: "Rating", rationale: "Why", url: "Source" };

type Parts = {
  readonly description: ReturnType<typeof useDescriptionDraft>;
  readonly verdict: ReturnType<typeof useVerdictDraft>;
  readonly evidence: ReturnType<typeof useEvidenceDraft>;
};

/** Sends what was filled in of the three, and shows them to the frame of the form as one draft. */
function useParts(claim: Claim, { description, verdict, evidence }: Parts) {
  const { store } = useWorkbench();
  const drafts = [description, verdict, evidence];
  const submit = async (): Promise<Sent> => {
    const source = { ...evidence, values: settledFields(evidence.values) };
    const hasRating = verdict.values.rating !== "";
    if (!hasRating && verdict.values.rationale.trim() !== "") return NO_RATING;
    const list: readonly ToSend[] = [
      ...(description.kept === "none"
        ? []
        : [{ command: newCommand(descriptionCommand(claim, description)), draft: description.ref }]),
      ...(hasRating ? [{ command: newCommand(verdictCommand(claim, verdict)), draft: verdict.ref }] : []),
      ...(source.values.url === ""
        ? []
        : [{ command: newCommand(evidenceCommand(claim, undefined, source)), draft: evidence.ref }]),
    ];
    const sent: Sent = list.length === 0 ? { kind: "waiting" } : await store.sendAll(list);
    for (const draft of drafts) draft.note(sent);
    return sent;
  };
  return { submit, bundle: bundled(description, drafts) };
}

const NO_RATING: Sent = {
  kind: "refused",
  detail: "The reasons have no rating.",
  errors: [{ path: "rating", message: "Choose the rating that these reasons are for." }],
};

/** Several drafts of one form: in conflict where one is, kept where one is, cleared together. */
function bundled(first: Draft<DraftValues>, all: readonly Draft<DraftValues>[]): Draft<DraftValues> {
  const kept = all.map((draft) => draft.kept);
  return {
    ...first,
    isOvertaken: all.some((draft) => draft.isOvertaken),
    conflicts: all.flatMap((draft) => draft.conflicts),
    isUndecided: all.some((draft) => draft.isUndecided),
    acceptMine: () => {
      for (const draft of all) draft.acceptMine();
    },
    takeTheirs: () => all.map((draft) => draft.takeTheirs()).every(Boolean),
    kept: kept.includes("not-kept") ? "not-kept" : kept.includes("kept") ? "kept" : "none",
    clear: () => {
      for (const draft of all) draft.clear();
    },
    aside: [],
  };
}

function focusIn(place: HTMLElement, selectors: string): void {
  const found = selectors.split(", ").map((selector) => place.querySelector<HTMLElement>(selector));
  found.find((element) => element !== null)?.focus();
}
