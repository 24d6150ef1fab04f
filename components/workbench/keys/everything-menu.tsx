"use client";

import { Spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { useRef, useState } from "react";
import { claimLook } from "@/components/look/claim-look";
import { claimWords } from "@/components/open-article/text-order";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { WorkbenchCommands } from "./make-commands";
import { useDeskFinds } from "./use-desk-finds";

/** Enough to find by typing; a longer list would be slow to draw. */
const MOST_CLAIMS = 500;

/** Ctrl K: every claim, everything that can be done, and what the whole desk has for the words typed. */
export function EverythingMenu({ commands }: { readonly commands: WorkbenchCommands }) {
  const { claims, data, step } = useWorkbench();
  const may = useMay();
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const deskFinds = useDeskFinds(query);
  const actions: SpotlightActionData[] = [
    ...(may("give-verdict") ? [action("verdict", "Give a verdict", () => commands.form("verdict"))] : []),
    ...(may("add-evidence") ? [action("evidence", "Add evidence", () => commands.form("evidence"))] : []),
    ...(may("comment") ? [action("comment", "Comment", () => commands.form("comment"))] : []),
    ...(may("suggest-wording") ? [action("wording", "Suggest wording", () => commands.form("wording"))] : []),
    ...(may("settle-claim") ? [action("settle", "Settle the claim", () => commands.form("settle"))] : []),
    ...(may("describe-claim")
      ? [
          action("take-back", "Take back what I did last", commands.takeBack),
          action("do-again", "Do again what I took back", commands.doAgain),
        ]
      : []),
    action("likes", "Checked before: claims like this one", commands.likes),
    action("talk", "Discussion of the article", () => step({ do: "talk", talk: { isOpen: true } })),
    action("tray", "Claims to place: lost and changed words", () =>
      step({ do: "toggle-tray", isOpen: true }),
    ),
    action("filter", "Filter claims", () => step({ do: "toggle-filter", isOpen: true })),
    action("keys", "Show all keys", () => step({ do: "toggle-keys", isOpen: true })),
  ];
  const found: SpotlightActionData[] = claims.slice(0, MOST_CLAIMS).map((claim) => ({
    id: claim.claimId,
    label: claimWords(claim),
    description: claimLook(claim, data.desk.scale).word,
    onClick: () => commands.open(claim.claimId),
  }));
  return (
    <Spotlight
      shortcut={null}
      actions={[{ group: "Do", actions }, { group: "Claims", actions: found }, ...deskFinds]}
      query={query}
      onQueryChange={setQuery}
      nothingFound="Nothing like that here"
      searchProps={{ ref: search, placeholder: "Find a claim or something to do", "aria-label": "Find" }}
      // Its own focus comes a moment later; what is typed meanwhile would be lost.
      onSpotlightOpen={() => search.current?.focus({ preventScroll: true })}
      attributes={{ content: { "aria-label": "Find a claim or something to do" } }}
      transitionProps={{ duration: 0 }}
      limit={24}
      // What scrolls must be reached by keyboard.
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    />
  );
}

const action = (id: string, label: string, onClick: () => void): SpotlightActionData => ({
  id,
  label,
  onClick,
});
