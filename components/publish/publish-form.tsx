"use client";

import { Button, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useDraft } from "@/components/claim/use-draft";
import { useWorkbench } from "@/components/workbench/workbench-context";
import type { Edition } from "@/lib/domain/edition";
import { EditionChanges } from "./edition-changes";
import { PublicClaims } from "./public-claims";
import classes from "./publish.module.css";
import type { Publishing } from "./use-publish";

type Props = {
  readonly publishing: Exclude<Publishing, { readonly kind: "published" }>;
  /** The edition that the next one corrects. */
  readonly last: Edition | undefined;
  /** Whether it was published. */
  readonly onPublish: (note: string) => Promise<boolean>;
  readonly onClose: () => void;
};

/** What becomes public and, for a correction, what it corrects. */
export function PublishForm({ last, publishing, onPublish, onClose }: Props) {
  const { data, snapshot } = useWorkbench();
  const next = (last?.number ?? 0) + 1;
  // A draft is kept under the edition that it is for: it never turns up in a later one.
  const draft = useDraft({ form: `publish-${next}`, claimId: data.article.id, fields: { note: "" } });
  const { note } = draft.values;
  const refused = publishing.kind === "refused" ? publishing.answer : null;
  const isWaiting = snapshot.waiting > 0;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await onPublish(last === undefined ? "" : note)) draft.clear();
  };
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => void submit(event)}
      aria-label={`Publish edition ${next}`}
    >
      <p>
        Anyone with the link will see edition {next} at once. It stays as it is: what turns out wrong is put
        right by a new edition that says so. Comments, withdrawn claims and who was asked to check what stay
        here.
      </p>
      <PublicClaims claims={snapshot.state.claims} />
      {last !== undefined && (
        <>
          <EditionChanges since={last} />
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
      {isWaiting && <p role="status">Something here is not saved yet. Publish when it is.</p>}
      {refused !== null && refused.errors["note"] === undefined && <p role="alert">{refused.detail}</p>}
      <div className={classes["buttons"]}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          loading={publishing.kind === "busy"}
          disabled={isWaiting || (last !== undefined && note.trim() === "")}
          {...(last === undefined ? { "data-autofocus": true } : {})}
        >
          Publish edition {next}
        </Button>
      </div>
    </form>
  );
}
