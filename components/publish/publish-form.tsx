"use client";

import { Button, Textarea, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useDraft } from "@/components/claim/form/use-draft";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import {
  type ArticleShown,
  type Edition,
  type EditionKind,
  LONGEST_HEADLINE,
  LONGEST_SUMMARY,
  type ReportReaders,
} from "@/lib/domain/edition";
import type { ClaimId } from "@/lib/domain/ids";
import { type PublicationCheck, publicationChecks } from "@/lib/domain/publication-checks";
import { EditionChanges } from "./edition-changes";
import { ArticleChoice, KindChoice, ReadersChoice } from "./edition-choices";
import { type OpenClaimsChoice, PublicClaims } from "./public-claims";
import classes from "./publish.module.css";
import type { Publishing, SaidOfEdition } from "./use-publish";

/** Fields that show themselves what is wrong with them. */
const SHOWN_BESIDE = ["headline", "summary", "note"] as const;

/** Where the focus goes back to from what these buttons open. */
export const PREVIEW_ID = "preview-edition";
export const WITHDRAW_ID = "withdraw-edition";

type Props = {
  readonly publishing: Exclude<Publishing, { readonly kind: "published" }>;
  /** The edition that the next one corrects. */
  readonly last: Edition | undefined;
  /** Whether it was published. */
  readonly onPublish: (said: SaidOfEdition) => Promise<boolean>;
  readonly onPreview: (said: SaidOfEdition) => void;
  /** Asks for the form that takes the last edition back. */
  readonly onWithdraw: () => void;
  readonly onClose: () => void;
};

/** What becomes public and, for a correction, what it corrects. */
export function PublishForm({ last, publishing, onPublish, onPreview, onWithdraw, onClose }: Props) {
  const { data, snapshot } = useWorkbench();
  const next = (last?.number ?? 0) + 1;
  // A draft is kept under the edition that it is for: it never turns up in a later one.
  const draft = useDraft({ form: `publish-${next}`, claimId: data.article.id, fields: fieldsAfter(last) });
  const { headline, summary, note, kind, articleShown, readers } = draft.values;
  const refused = publishing.kind === "refused" ? publishing.answer : null;
  const isWaiting = snapshot.waiting > 0;
  const isBusyWith = publishing.kind === "busy" ? publishing.with : null;
  const choice = readOpenClaims(draft.values, snapshot.state.claims);
  const said: SaidOfEdition = {
    ...{ headline, summary, note: last === undefined ? "" : note, kind, articleShown, readers },
    openClaims: choice.which === "named" ? [...choice.named] : choice.which,
  };
  const isUnsaid = last !== undefined && note.trim() === "";
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await onPublish(said)) draft.clear();
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => void submit(event)}
      aria-label={`Publish edition ${next}`}
    >
      <p>
        Edition {next} is there for its readers at once. It stays as it is: what turns out wrong is put right
        by a new edition that says so. Comments, withdrawn claims and who was asked to check what stay here.
      </p>
      {last?.withdrawn != null && (
        <p>
          Edition {last.number} was withdrawn: its address shows nothing until edition {next} is published.
        </p>
      )}
      <TextInput
        label="Headline"
        description="What came out, in one line. Without one, the article’s title stands there."
        placeholder={data.article.title}
        maxLength={LONGEST_HEADLINE}
        dir="auto"
        value={headline}
        error={refused?.errors["headline"]}
        onChange={(event) => draft.change({ headline: event.currentTarget.value })}
      />
      <Textarea
        label="Summary"
        description="What was checked and what was found; Markdown. Without one, the rulings are counted."
        autosize
        minRows={2}
        maxLength={LONGEST_SUMMARY}
        dir="auto"
        value={summary}
        error={refused?.errors["summary"]}
        onChange={(event) => draft.change({ summary: event.currentTarget.value })}
      />
      <PublicClaims
        claims={snapshot.state.claims}
        choice={choice}
        onChoose={({ which, named }) => draft.change({ openClaims: which, named: [...named].join(" ") })}
      />
      <PublicationChecks claims={snapshot.state.claims} />
      {last !== undefined && (
        <>
          <EditionChanges since={last} />
          <KindChoice value={kind} onChange={(next) => draft.change({ kind: next })} />
          <Textarea
            label="What changed, and why"
            description="Readers see this, with the list of changes."
            autosize
            minRows={2}
            maxLength={2_000}
            required
            withAsterisk={false}
            dir="auto"
            data-autofocus
            value={note}
            error={refused?.errors["note"]}
            onChange={(event) => draft.change({ note: event.currentTarget.value })}
          />
        </>
      )}
      <ArticleChoice value={articleShown} onChange={(next) => draft.change({ articleShown: next })} />
      <ReadersChoice value={readers} onChange={(next) => draft.change({ readers: next })} />
      {isWaiting && <p role="status">Something here is not saved yet. Publish when it is.</p>}
      {refused !== null && !SHOWN_BESIDE.some((field) => refused.errors[field] !== undefined) && (
        <p role="alert">{refused.detail}</p>
      )}
      <div className={classes["buttons"]}>
        {last !== undefined && last.withdrawn === null && (
          <Button id={WITHDRAW_ID} variant="subtle" className={classes["apart"] ?? ""} onClick={onWithdraw}>
            Withdraw edition {last.number}…
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          id={PREVIEW_ID}
          variant="default"
          loading={isBusyWith === "preview"}
          disabled={isWaiting || isUnsaid}
          onClick={() => onPreview(said)}
        >
          Preview
        </Button>
        <Button
          type="submit"
          loading={isBusyWith === "publication"}
          disabled={isWaiting || isUnsaid}
          {...(last === undefined ? { "data-autofocus": true } : {})}
        >
          Publish edition {next}
        </Button>
      </div>
    </form>
  );
}

type Fields = {
  readonly headline: string;
  readonly summary: string;
  readonly note: string;
  readonly kind: EditionKind;
  readonly openClaims: OpenClaimsChoice["which"];
  /** Ids with spaces between. */
  readonly named: string;
  readonly articleShown: ArticleShown;
  readonly readers: ReportReaders;
};

/** What stands in the form at first: of the last edition what stays until somebody says otherwise. */
function fieldsAfter(last: Edition | undefined): Fields {
  const openClaims = last?.openClaims ?? "all";
  return {
    headline: last?.headline ?? "",
    summary: last?.summary ?? "",
    note: "",
    kind: last === undefined ? "fact-check" : "correction",
    openClaims: typeof openClaims === "string" ? openClaims : "named",
    named: typeof openClaims === "string" ? "" : openClaims.join(" "),
    articleShown: last?.articleShown ?? "whole",
    readers: last?.readers ?? "public",
  };
}

/** Without what was settled or withdrawn since it was chosen. */
function readOpenClaims(
  { openClaims, named }: Fields,
  claims: ReadonlyMap<ClaimId, Claim>,
): OpenClaimsChoice {
  const chosen = new Set(named.split(" "));
  const open = [...claims.values()].filter((claim) => claim.ruling === null && !claim.isWithdrawn);
  const still = open.flatMap(({ claimId }) => (chosen.has(claimId) ? [claimId] : []));
  return { which: openClaims, named: new Set(still) };
}

const WORDS: Readonly<Record<PublicationCheck["kind"], readonly [string, string]>> = {
  "without-evidence": ["ruling rests on no evidence", "rulings rest on no evidence"],
  "without-rationale": ["ruling says no reasons", "rulings say no reasons"],
  "one-reader": ["ruling stands on fewer than two verdicts", "rulings stand on fewer than two verdicts"],
  "changed-words": [
    "claim has words that a newer text changed",
    "claims have words that a newer text changed",
  ],
  "lost-words": ["claim lost its words", "claims lost their words"],
};

/** What readers would ask about, each led to; nothing where there is nothing. */
function PublicationChecks({ claims }: { readonly claims: ReadonlyMap<string, Claim> }) {
  const checks = publicationChecks(claims.values());
  if (checks.length === 0) return null;
  return (
    <section className={classes["part"]} aria-label="Worth a look before">
      <p>Worth a look before:</p>
      <ul>
        {checks.map(({ kind, claimIds }) => {
          const [one, many] = WORDS[kind];
          return (
            <li key={kind}>
              <a href={`#claim-${claimIds[0]}`} target="_blank" rel="noopener">
                {claimIds.length} {claimIds.length === 1 ? one : many}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
