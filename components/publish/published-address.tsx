"use client";

import { Button, CopyButton, TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./publish.module.css";
import type { PublishedEdition } from "./use-publish";

type Props = { readonly edition: PublishedEdition; readonly onClose: () => void };

/** Where the edition is, to be copied or opened. */
export function PublishedAddress({ edition, onClose }: Props) {
  const { data } = useWorkbench();
  const address = useRef<HTMLInputElement>(null);
  // The button that was pressed is gone: the focus goes to what came of it.
  useEffect(() => address.current?.focus(), []);
  return (
    <div className={classes["form"]}>
      <p role="status">Edition {edition.number} is public.</p>
      <div className={classes["address"]}>
        <TextInput
          ref={address}
          label="Its address"
          description="It always leads to the newest edition."
          value={edition.url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={edition.url} timeout={2_000}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </div>
      {edition.isListed && (
        <p>
          It stands in the desk’s{" "}
          <a href={`/w/${data.desk.slug}/reports`} target="_blank" rel="noopener">
            public list
          </a>
          .
        </p>
      )}
      <div className={classes["buttons"]}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button component="a" href={edition.url} target="_blank" rel="noopener">
          Open the page
        </Button>
      </div>
    </div>
  );
}
