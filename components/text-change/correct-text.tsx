"use client";

import { Alert, Button } from "@mantine/core";
import { RichTextEditor } from "@mantine/tiptap";
import { useState } from "react";
import { loadAnew } from "@/components/browser/load-anew";
import { Refusal } from "@/components/look/refusal";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { CorrectionToolbar } from "./correction-toolbar";
import { MovedOn, useMovedOn } from "./moved-on";
import { Outcome } from "./outcome";
import { RidingClaims } from "./riding-claims";
import classes from "./text-change.module.css";
import { SavedNotice, TextDialog } from "./text-dialog";
import { type Correction, placesNow, useCorrection } from "./use-correction";
import { useNewText } from "./use-new-text";

/** Corrects the article where it stands. Its claims ride along; what becomes of them is seen before it is saved. */
export function CorrectText({ onClose }: { readonly onClose: () => void }) {
  const { data } = useWorkbench();
  const { standing, look, save, back } = useNewText();
  const [reason, setReason] = useState("");
  const correction = useCorrection(`The text of ${data.article.title}`, classes["page"] ?? "");
  const moved = useMovedOn();
  if (standing.kind === "saved")
    return (
      <TextDialog title="Correct the text" width="form" onClose={() => loadAnew("main")}>
        <SavedNotice text={standing.text} />
      </TextDialog>
    );
  const see = async (): Promise<void> => {
    if (correction === null) return;
    await look({
      document: { ...correction.document() },
      places: placesNow(correction),
      ...(moved.basedOn === null ? {} : { basedOn: moved.basedOn }),
    });
  };
  const isLooking = standing.kind === "shown" || standing.kind === "saving";
  return (
    <TextDialog title="Correct the text" width="whole" onClose={onClose}>
      {moved.isNews && correction !== null && <MovedOn moved={moved} correction={correction} onLeft={back} />}
      {isLooking && (
        <Outcome
          look={standing.look}
          refusal={standing.kind === "shown" ? standing.refusal : null}
          isSaving={standing.kind === "saving"}
          reason={reason}
          onReason={setReason}
          onSave={() =>
            void save(standing.look, reason).then((saved) => saved !== null && correction?.forget())
          }
          onLookAgain={() => void see()}
          onBack={back}
          backLabel="Go on writing"
        />
      )}
      {correction !== null && (
        <div hidden={isLooking}>
          <Writing correction={correction} />
          <Refusal
            words={standing.kind === "writing" && standing.refusal !== null ? standing.refusal.detail : null}
          />
          <div className={classes["foot"]}>
            <KeptNote correction={correction} />
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button
              loading={standing.kind === "asking"}
              disabled={!correction.isChanged}
              onClick={() => void see()}
            >
              See what becomes of the claims
            </Button>
          </div>
        </div>
      )}
    </TextDialog>
  );
}

function Writing({ correction }: { readonly correction: Correction }) {
  const { begunWith, editor, startOver } = correction;
  return (
    <>
      {begunWith !== "text" && (
        <Alert
          variant="default"
          title="You go on with what you wrote before"
          className={classes["notice"] ?? ""}
        >
          {begunWith === "draft-on-older" &&
            "The article has another text since then. What differs from it is shown before it is saved. "}
          <Button variant="default" size="compact-sm" onClick={startOver}>
            Begin again from the text as it is
          </Button>
        </Alert>
      )}
      <div className={classes["writing"]}>
        <RichTextEditor editor={editor} className={classes["field"]}>
          <CorrectionToolbar />
          <RichTextEditor.Content className={classes["sheet"]} />
        </RichTextEditor>
        <RidingClaims correction={correction} />
      </div>
    </>
  );
}

function KeptNote({ correction: { isChanged, isKept } }: { readonly correction: Correction }) {
  if (!isChanged) return <p className={classes["hint"]}>Nothing is changed yet.</p>;
  return (
    <p className={classes["hint"]}>
      {isKept
        ? "What you write is kept in this browser until it is saved."
        : "This text is too large to survive a reload: save it before you leave."}
    </p>
  );
}
