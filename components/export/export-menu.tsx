"use client";

import { Button, Menu } from "@mantine/core";
import Link from "next/link";
import { type MouseEvent, useRef } from "react";
import { showDay } from "@/components/look/show-date";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { ExportProgress } from "./export-progress";
import { useExports } from "./use-exports";

/** The article's report as a file: of now, of the moment that is looked at, or of an edition. */
export function ExportMenu() {
  const { data, screen, snapshot } = useWorkbench();
  const { viewSeq } = screen;
  const exports = useExports();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button ref={opener} variant="default" size="compact-md" flex="none">
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{viewSeq === null ? "The review as it is now" : `As of event ${viewSeq}`}</Menu.Label>
          <FormatItems onAsk={exports.ask} moment={viewSeq === null ? "" : `&at=${viewSeq}`} />
          <Menu.Divider />
          {snapshot.state.editions.toReversed().map(({ number, at }) => (
            <Menu.Sub key={number} position="left-start">
              <Menu.Sub.Target>
                <Menu.Sub.Item>
                  Edition {number}, {showDay(at)}
                </Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                <FormatItems onAsk={exports.ask} moment={`&edition=${number}`} />
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          ))}
          <Menu.Item component={Link} href={`/w/${data.desk.slug}/articles/${data.article.id}/agreement`}>
            Agreement of reviewers
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ExportProgress exports={exports} onGone={() => opener.current?.focus()} />
    </>
  );
}

type FormatProps = { readonly moment: string; readonly onAsk: (href: string, label: string) => void };

/** A file in each format, of the review now, at an event or as it was published. */
function FormatItems({ moment, onAsk }: FormatProps) {
  const { data } = useWorkbench();
  const isEdition = moment.startsWith("&edition=");
  return data.exports
    .filter(({ isForDesk }) => !(isForDesk && isEdition))
    .map(({ format, label }) => {
      const href = `/api/v1/articles/${data.article.id}/export?format=${format}${moment}`;
      const ask = (event: MouseEvent) => {
        // In a new tab, say: then the browser waits for it by itself.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onAsk(href, label);
      };
      return (
        <Menu.Item key={format} component="a" href={href} download onClick={ask}>
          {label}
        </Menu.Item>
      );
    });
}
