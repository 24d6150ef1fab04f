"use client";

import { Modal } from "@mantine/core";
import { useState } from "react";
import { useWorkbench } from "@/components/workbench/workbench-context";
import { PublishForm } from "./publish-form";
import { PublishedAddress } from "./published-address";
import { usePublish } from "./use-publish";

/** Says what will be public, asks a correction what it corrects, publishes, and hands out the address. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { snapshot } = useWorkbench();
  const { publishing, publish } = usePublish();
  // Our own edition comes in by the feed before the answer does: the form stays about the one it is for.
  const [last] = useState(() => snapshot.state.editions.at(-1));
  const isDone = publishing.kind === "published";
  return (
    <Modal
      opened
      onClose={onClose}
      title={isDone ? "Published" : last === undefined ? "Publish the report" : "Publish a correction"}
      size="lg"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {isDone ? (
        <PublishedAddress edition={publishing.edition} onClose={onClose} />
      ) : (
        <PublishForm last={last} publishing={publishing} onPublish={publish} onClose={onClose} />
      )}
    </Modal>
  );
}
