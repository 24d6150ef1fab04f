"use client";

import { Button, Menu } from "@mantine/core";
import { useRef, useState } from "react";
import { useLater } from "@/components/browser/use-later";
import { say } from "@/components/look/say";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import { askApi } from "@/lib/client/ask-api";
import { textDialogs } from "./later-dialogs";

type Open = "correct" | "newer" | "earlier" | "describe" | "annotations";

/** What can be done to the text: for editors; whoever reads finds the earlier texts here, once there are any. */
export function TextMenu() {
  const { data, shown } = useWorkbench();
  const may = useMay();
  const [open, setOpen] = useState<Open | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const dialogs = useLater(textDialogs);
  const Dialog = open === null ? null : (dialogs?.[open] ?? null);
  const mayRevise = may("revise-article");
  if (!mayRevise && shown.revisionNumber === 1) return null;
  const close = (): void => {
    setOpen(null);
    // After the dialog has let go of the focus.
    requestAnimationFrame(() => opener.current?.focus({ preventScroll: true }));
  };
  // Bringing it back is offered where it then says that it is archived.
  const archive = async (): Promise<void> => {
    const answer = await askApi("POST /api/v1/articles/{id}/archive", {
      params: { id: data.article.id },
      body: {},
    });
    if (!answer.ok) say(answer.detail, "Not archived");
  };
  return (
    <bdi dir="ltr">
      <Menu position="bottom-start">
        <Menu.Target>
          <Button ref={opener} variant="subtle" size="compact-xs" ml={-7}>
            Text {shown.revisionNumber}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayRevise && (
            <>
              <Menu.Item onClick={() => setOpen("correct")}>Correct the text…</Menu.Item>
              <Menu.Item onClick={() => setOpen("newer")}>Put in a newer version…</Menu.Item>
            </>
          )}
          <Menu.Item onClick={() => setOpen("earlier")}>Texts of this article…</Menu.Item>
          {may("describe-article") && (
            <Menu.Item onClick={() => setOpen("describe")}>Title, byline and source…</Menu.Item>
          )}
          {may("import-article") && (
            <Menu.Item onClick={() => setOpen("annotations")}>Bring in annotations…</Menu.Item>
          )}
          {may("archive-article") && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => void archive()}>Archive the article</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {Dialog !== null && <Dialog onClose={close} />}
    </bdi>
  );
}
