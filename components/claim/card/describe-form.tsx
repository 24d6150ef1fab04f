"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useSend } from "@/components/open-article/use-send";
import { CLAIM_KINDS, type Claim, type ClaimDescription, type ClaimKind } from "@/lib/domain/claim";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";
import { ClaimForm } from "../form/claim-form";
import classes from "../form/claim-form.module.css";
import { type Draft, useDraft } from "../form/use-draft";

const KIND_WORDS: Readonly<Record<ClaimKind, string>> = {
  factual: "Fact",
  statistical: "Figure",
  quotation: "Quotation",
  causal: "Cause and effect",
  prediction: "Prediction",
  image: "Image",
  other: "Other",
};

type Props = { readonly claim: Claim; readonly onClose: () => void };

/** What was typed into the description of a claim, in whichever form. */
export function useDescriptionDraft(claim: Claim) {
  return useDraft({
    form: "describe",
    claimId: claim.claimId,
    fields: fieldsOf(claim),
    version: claim.version,
    isMerging: true,
  });
}

/** Sends only what was changed; with nothing changed it changes nothing. */
export function descriptionCommand(claim: Claim, draft: Draft<Fields>): CommandDraft {
  const version = draft.version ?? claim.version;
  return { type: "describe-claim", claimId: claim.claimId, version, ...changes(draft.began, draft.values) };
}

/** What is claimed in plain words, by whom, when, and of what kind. */
export function DescribeForm({ claim, onClose }: Props) {
  const send = useSend();
  const draft = useDescriptionDraft(claim);
  const { values, change } = draft;
  const submit = async () => draft.note(await send(descriptionCommand(claim, draft), draft.ref));
  return (
    <ClaimForm
      label="Describe the claim"
      submitLabel="Save"
      draft={draft}
      onSubmit={submit}
      onClose={onClose}
      labels={LABELS}
      wordsOf={wordsOf}
    >
      {(complaint) => (
        <>
          <Textarea
            label={LABELS.statement}
            autosize
            minRows={2}
            dir="auto"
            value={values.statement}
            error={complaint("statement")}
            onChange={(event) => change({ statement: event.currentTarget.value })}
          />
          <TextInput
            label={LABELS.claimant}
            dir="auto"
            value={values.claimant}
            error={complaint("claimant")}
            onChange={(event) => change({ claimant: event.currentTarget.value })}
          />
          <div className={classes["pair"]}>
            <TextInput
              type="date"
              label={LABELS.claimedOn}
              value={values.claimedOn}
              error={complaint("claimedOn")}
              onChange={(event) => change({ claimedOn: event.currentTarget.value })}
            />
            <NativeSelect
              label={LABELS.kind}
              value={values.kind}
              onChange={(event) => change({ kind: event.currentTarget.value })}
              data={[
                { value: "", label: "Not said" },
                ...CLAIM_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
              ]}
            />
          </div>
        </>
      )}
    </ClaimForm>
  );
}

const LABELS = {
  statement: "Claim in plain words",
  claimant: "Who claims it",
  claimedOn: "Claimed on",
  kind: "Kind",
} as const;

function wordsOf(key: string, value: string): string {
  const kind = key === "kind" ? CLAIM_KINDS.find((each) => each === value) : undefined;
  return kind === undefined ? value : KIND_WORDS[kind];
}

const fieldsOf = (claim: ClaimDescription) => ({
  statement: claim.statement ?? "",
  claimant: claim.claimant ?? "",
  claimedOn: claim.claimedOn ?? "",
  kind: (claim.kind ?? "") as string,
});

type Fields = ReturnType<typeof fieldsOf>;

/** What the person changed, and nothing that someone else did meanwhile. */
function changes(began: Fields, values: Fields): Partial<ClaimDescription> {
  const said = descriptionOf(values);
  const had = descriptionOf(began);
  return {
    ...(said.statement === had.statement ? {} : { statement: said.statement }),
    ...(said.claimant === had.claimant ? {} : { claimant: said.claimant }),
    ...(said.claimedOn === had.claimedOn ? {} : { claimedOn: said.claimedOn }),
    ...(said.kind === had.kind ? {} : { kind: said.kind }),
  };
}

function descriptionOf(values: Fields): ClaimDescription {
  return {
    statement: values.statement.trim() || null,
    claimant: values.claimant.trim() || null,
    claimedOn: values.claimedOn || null,
    kind: CLAIM_KINDS.find((kind) => kind === values.kind) ?? null,
  };
}
