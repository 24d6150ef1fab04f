"use client";

import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import classes from "./publish.module.css";
import type { EditionPage } from "./use-publish";

type Props = { readonly preview: EditionPage; readonly onBack: () => void };

/** The page as readers will see it. It runs no script, and its links lead nowhere: nothing of it is published. */
export function EditionPreview({ preview: { number, html }, onBack }: Props) {
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
