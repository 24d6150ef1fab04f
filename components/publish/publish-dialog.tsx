"use client";

import { Button, Modal } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./publish.module.css";
import { PREVIEW_ID, PublishForm, WITHDRAW_ID } from "./publish-form";
import { PublishedAddress } from "./published-address";
import { type EditionPage, type Publishing, usePublish } from "./use-publish";
import { WithdrawForm } from "./withdraw-form";

/** Says what will be public, asks a correction what it corrects, publishes, and hands out the address. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { snapshot } = useWorkbench();
  const { publishing, publish, preview, back } = usePublish();
  // Our own edition comes in by the feed before the answer does: the form stays about the one it is for.
  const [last] = useState(() => snapshot.state.editions.at(-1));
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const title = last === undefined ? "Publish the report" : "Publish the next edition";
  const goBack = (): void => {
    back();
    focusSoon(PREVIEW_ID);
  };
  const keep = (): void => {
    setIsWithdrawing(false);
    focusSoon(WITHDRAW_ID);
  };
  if (isWithdrawing && last !== undefined)
    return (
      <Modal opened onClose={onClose} title="Withdraw the report" size="lg" closeButtonProps={CLOSE}>
        <WithdrawForm edition={last} onBack={keep} onClose={onClose} />
      </Modal>
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={TITLES[publishing.kind] ?? title}
      size={publishing.kind === "shown" ? "min(1240px, 96vw)" : "lg"}
      closeButtonProps={CLOSE}
    >
      {publishing.kind === "published" ? (
        <PublishedAddress edition={publishing.edition} onClose={onClose} />
      ) : (
        <>
          {publishing.kind === "shown" && <EditionPreview preview={publishing.preview} onBack={goBack} />}
          <div hidden={publishing.kind === "shown"}>
            <PublishForm
              last={last}
              publishing={publishing}
              onPublish={publish}
              onPreview={(said) => void preview(said)}
              onWithdraw={() => setIsWithdrawing(true)}
              onClose={onClose}
            />
          </div>
        </>
      )}
    </Modal>
  );
}

/** The button that opened what is gone now. */
const focusSoon = (id: string): void =>
  void requestAnimationFrame(() => document.getElementById(id)?.focus());

const CLOSE = { "aria-label": "Close" };

const TITLES: Readonly<Partial<Record<Publishing["kind"], string>>> = {
  shown: "As readers will see it",
  published: "Published",
};

type Props = { readonly preview: EditionPage; readonly onBack: () => void };

/** The page as readers will see it. It runs no script, and its links lead nowhere: nothing of it is published. */
function EditionPreview({ preview: { number, html }, onBack }: Props) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div className={classes["preview"]}>
      <div className={classes["buttons"]}>
        <p>Nothing is published yet. The address is made when it is.</p>
        <Button ref={back} variant="default" onClick={onBack}>
          Back to the form
        </Button>
      </div>
      {/* Of the same origin for the sake of its fonts; without scripts that gives it nothing else. */}
      <iframe title={`Edition ${number} as readers will see it`} sandbox="allow-same-origin" srcDoc={html} />
    </div>
  );
}
