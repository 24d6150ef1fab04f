"use client";

import { Button, Menu } from "@mantine/core";
import { useRef } from "react";
import { ExportProgress } from "@/components/export/export-progress";
import { useExports } from "@/components/export/use-exports";
import type { ExportChoice } from "@/components/open-article/workbench-data";
import classes from "./article-history.module.css";

type Props = {
  readonly articleId: string;
  readonly exports: readonly ExportChoice[];
  /** The moment, and the newest one. */
  readonly seq: number;
  readonly last: number;
};

/** The report as it stood at moment B, as a file in every format. */
export function HistoryExport({ articleId, exports: formats, seq, last }: Props) {
  const exports = useExports();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button ref={opener} variant="default" size="compact-md" flex="none">
            Export<span className={classes["stood"]}>&nbsp;as it stood</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{seq === last ? `As it is now, event ${seq}` : `At moment B, event ${seq}`}</Menu.Label>
          {formats.map(({ format, label }) => {
            const href = `/api/v1/articles/${articleId}/export?format=${format}&at=${seq}`;
            return (
              <Menu.Item
                key={format}
                component="a"
                href={href}
                download
                onClick={(event) => {
                  // In a new tab, say: then the browser waits for it by itself.
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  exports.ask(href, label);
                }}
              >
                {label}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <ExportProgress exports={exports} onGone={() => opener.current?.focus()} />
    </>
  );
}
