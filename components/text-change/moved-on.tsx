"use client";

import { Alert, Button } from "@mantine/core";
import { Node } from "@tiptap/pm/model";
import { useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { mergeDocuments } from "@/lib/editor/merge-documents";
import type { ProseMirrorJson } from "@/lib/text/document-json";
import classes from "./text-change.module.css";
import type { Correction } from "./use-correction";
import { readText } from "./use-new-text";

/** Whether the article got another text while one was written, and on which text what is written is based. */
export type Moved = {
  /** Null: on whatever text the article has, as the person chose to. */
  readonly basedOn: string | null;
  readonly isNews: boolean;
  readonly number: number;
  /** Goes on, with the newer text taken in or without. */
  readonly goOn: (basedOn: string | null) => void;
};

export function useMovedOn(): Moved {
  const { data, snapshot } = useWorkbench();
  const { revisionId, revisionNumber } = snapshot.state;
  const [known, setKnown] = useState<{ basedOn: string | null; seen: string }>({
    basedOn: data.article.revisionId,
    seen: data.article.revisionId,
  });
  return {
    basedOn: known.basedOn,
    isNews: revisionId !== known.seen,
    number: revisionNumber,
    goOn: (basedOn) => setKnown({ basedOn, seen: revisionId }),
  };
}

type Props = { readonly moved: Moved; readonly correction: Correction; readonly onLeft: () => void };

/** Two people correct at once: says so, and lets one go on. Nothing that was typed is lost. */
export function MovedOn({ moved, correction, onLeft }: Props) {
  const { article } = useWorkbench().data;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [clashes, setClashes] = useState<number | null>(null);
  /** What was pressed goes away: back to the text. */
  const goOn = (basedOn: string | null): void => {
    moved.goOn(basedOn);
    correction.editor.commands.focus();
  };
  const takeIn = async (): Promise<void> => {
    const theirs = await readText(article.id, moved.number);
    setRefusal(theirs.ok ? null : theirs.detail);
    if (!theirs.ok) return;
    const { schema } = correction.editor;
    // As the editor writes them: what a text leaves unsaid is then said in all three.
    const asWritten = (document: ProseMirrorJson): ProseMirrorJson =>
      Node.fromJSON(schema, document).toJSON();
    const [base, newer] = [asWritten(article.document), asWritten(theirs.value.document)];
    const merged = mergeDocuments(base, correction.document(), newer);
    correction.take(merged.document);
    onLeft();
    if (merged.clashes === 0) goOn(theirs.value.id);
    else setClashes(merged.clashes);
  };
  if (clashes !== null)
    return (
      <Alert variant="default" role="alert" title="Theirs is taken in" className={classes["notice"] ?? ""}>
        In {clashes === 1 ? "one place" : `${clashes} places`} you both changed the same paragraph: yours
        stands there. What differs from theirs is shown before it is saved.{" "}
        <Button variant="default" size="compact-sm" onClick={() => goOn(null)}>
          Go on
        </Button>
      </Alert>
    );
  return (
    <Alert
      variant="default"
      role="alert"
      title={`Somebody gave the article text ${moved.number} while you wrote`}
      className={classes["notice"] ?? ""}
    >
      <p>Theirs is saved. What you wrote is still here, and not saved yet.</p>
      <Refusal words={refusal} />
      <div className={classes["choices"]}>
        <Button size="compact-md" onClick={() => void takeIn()}>
          Take their changes in
        </Button>
        <Button
          size="compact-md"
          variant="default"
          onClick={() => {
            onLeft();
            goOn(null);
          }}
        >
          Go on with mine alone
        </Button>
      </div>
    </Alert>
  );
}
