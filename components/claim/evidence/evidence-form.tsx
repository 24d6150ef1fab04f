"use client";

import { Alert, Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useSend } from "@/components/open-article/use-send";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { newId } from "@/lib/client/new-id";
import { type Claim, type Evidence, STANCES, type Stance } from "@/lib/domain/claim";
import { completeAddress, quotedWords, sourceKey } from "@/lib/domain/source-address";
import type { CommandDraft } from "@/lib/ledger/shapes/command-draft";
import { ClaimForm } from "../form/claim-form";
import classes from "../form/claim-form.module.css";
import { type Draft, useDraft } from "../form/use-draft";

type Props = {
  readonly claim: Claim;
  /** What is revised; without it, evidence is added. */
  readonly evidence?: Evidence | undefined;
  readonly onClose: () => void;
};

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  supports: "Supports the claim",
  refutes: "Refutes the claim",
  context: "Gives context",
};

export const STANCE_CHOICES = STANCES.map((stance) => ({ value: stance, label: STANCE_WORDS[stance] }));

/** A stance in words; null is one that is withheld. */
export const stanceWords = (stance: Stance | null): string =>
  stance === null ? "Stance withheld" : STANCE_WORDS[stance];

/** Where a piece of evidence stands in the open card. */
export const evidenceElementId = (evidenceId: string): string => `evidence-${evidenceId}`;

/** What was typed of a source that is added, or revised, in whichever form. */
export function useEvidenceDraft(claim: Claim, evidence?: Evidence) {
  return useDraft({
    form: `evidence-${evidence?.evidenceId ?? "new"}`,
    claimId: claim.claimId,
    fields: fieldsOf(evidence),
    version: evidence?.version,
    isMerging: evidence !== undefined,
  });
}

/** A link to a source: what it is, and how it stands to the claim. */
export function EvidenceForm({ claim, evidence, onClose }: Props) {
  const send = useSend();
  const draft = useEvidenceDraft(claim, evidence);
  const { values, change } = draft;
  const settle = (): Fields => {
    const settled = settledFields(values);
    if (settled !== values) change(settled);
    return settled;
  };
  const field = (name: keyof typeof values, complaint: (path: string) => string | undefined) => ({
    dir: "auto",
    value: values[name],
    error: complaint(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  return (
    <ClaimForm
      label={evidence === undefined ? "Add evidence" : "Change the evidence"}
      submitLabel={evidence === undefined ? "Add evidence" : "Save"}
      draft={draft}
      isReady={values.url.trim() !== ""}
      onSubmit={async () =>
        draft.note(await send(evidenceCommand(claim, evidence, { ...draft, values: settle() }), draft.ref))
      }
      onClose={onClose}
      labels={LABELS}
      wordsOf={(key, value) =>
        key === "stance" ? STANCE_WORDS[STANCES.find((stance) => stance === value) ?? "context"] : value
      }
    >
      {(complaint) => (
        <>
          <TextInput
            label={LABELS.url}
            placeholder="https://"
            {...field("url", complaint)}
            dir="ltr"
            inputMode="url"
            onBlur={settle}
          />
          <SameSource claim={claim} evidence={evidence} url={values.url} onClose={onClose} />
          <NativeSelect
            label={LABELS.stance}
            value={values.stance}
            onChange={(event) => change({ stance: event.currentTarget.value })}
            data={STANCE_CHOICES}
          />
          <TextInput label={LABELS.title} {...field("title", complaint)} />
          <div className={classes["pair"]}>
            <TextInput label={LABELS.publisher} {...field("publisher", complaint)} />
            <TextInput label={LABELS.author} {...field("author", complaint)} />
          </div>
          <TextInput label={LABELS.publishedOn} type="date" {...field("publishedOn", complaint)} />
          <Textarea label={LABELS.excerpt} autosize minRows={2} {...field("excerpt", complaint)} />
          <Textarea label={LABELS.note} autosize minRows={1} {...field("note", complaint)} />
        </>
      )}
    </ClaimForm>
  );
}

/** Says that the claim has this source already, and leads to it; what was typed stays a draft. */
export function SameSource({ claim, evidence, url, onClose }: Props & { readonly url: string }) {
  const { step } = useWorkbench();
  const key = sourceKey(completeAddress(url));
  const twin = claim.evidence.find((each) => each !== evidence && sourceKey(each.url) === key);
  if (key === null || twin === undefined) return null;
  const open = (): void => {
    onClose();
    step({ do: "show-tab", tab: "evidence" });
    requestAnimationFrame(() => {
      requestAnimationFrame(() => document.getElementById(evidenceElementId(twin.evidenceId))?.focus());
    });
  };
  return (
    <Alert variant="default" title="This claim has that source already" role="status">
      <p dir="auto">{twin.title ?? twin.url}</p>
      <Button size="compact-sm" variant="default" onClick={open}>
        Show it
      </Button>
    </Alert>
  );
}

const LABELS = {
  url: "Address",
  stance: "Stance",
  title: "Title",
  publisher: "Publisher",
  author: "Author",
  publishedOn: "Published on",
  excerpt: "Excerpt",
  note: "Note",
} as const;

const fieldsOf = (evidence: Evidence | undefined) => ({
  url: evidence?.url ?? "",
  stance: (evidence?.stance ?? "supports") as string,
  title: evidence?.title ?? "",
  publisher: evidence?.publisher ?? "",
  author: evidence?.author ?? "",
  publishedOn: evidence?.publishedOn ?? "",
  excerpt: evidence?.excerpt ?? "",
  note: evidence?.note ?? "",
});

type Fields = Readonly<Record<keyof ReturnType<typeof fieldsOf>, string>>;

/** New evidence with all that was said of it, or of evidence that is there only what was changed. */
export function evidenceCommand(
  claim: Claim,
  evidence: Evidence | undefined,
  { values, began, version }: Pick<Draft<Fields>, "values" | "began" | "version">,
): CommandDraft {
  const { claimId } = claim;
  const details = detailsOf(values);
  if (evidence === undefined) return { type: "add-evidence", claimId, evidenceId: newId(), ...details };
  const { evidenceId } = evidence;
  const had = detailsOf(began);
  const keys = (Object.keys(details) as (keyof typeof details)[]).filter((key) => details[key] !== had[key]);
  const changed = Object.fromEntries(keys.map((key) => [key, details[key]]));
  return { type: "revise-evidence", claimId, evidenceId, version: version ?? evidence.version, ...changed };
}

/** The address completed, and the words that it points at as the excerpt where none was given. The same when nothing changes. */
export function settledFields<T extends Pick<Fields, "url" | "excerpt">>(values: T): T {
  const url = completeAddress(values.url);
  const excerpt = values.excerpt.trim() === "" ? (quotedWords(url) ?? values.excerpt) : values.excerpt;
  return url === values.url && excerpt === values.excerpt ? values : { ...values, url, excerpt };
}

function detailsOf(values: Fields) {
  return {
    url: values.url.trim(),
    stance: STANCES.find((stance) => stance === values.stance) ?? "context",
    title: values.title.trim() || null,
    publisher: values.publisher.trim() || null,
    author: values.author.trim() || null,
    publishedOn: values.publishedOn || null,
    excerpt: values.excerpt.trim() || null,
    note: values.note.trim() || null,
  };
}
