"use client";

import { Button, Drawer } from "@mantine/core";
import { useRef } from "react";
import { ChangedWords } from "@/components/claim/placement/changed-words";
import { LostWords } from "@/components/claim/placement/lost-words";
import { claimLook } from "@/components/look/claim-look";
import { focusClaim } from "@/components/open-article/focus-claim";
import { inTray } from "@/components/open-article/in-tray";
import { claimWords } from "@/components/open-article/text-order";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import classes from "./tray.module.css";
import { TRAY_OPENER_ID } from "./tray-opener";

/** The claims that a newer text left without their words, or on changed ones, in a sheet at the side. */
export function Tray() {
  const { screen, step } = useWorkbench();
  const close = (): void => {
    step({ do: "toggle-tray", isOpen: false });
    requestAnimationFrame(() => document.getElementById(TRAY_OPENER_ID)?.focus({ preventScroll: true }));
  };
  return (
    <Drawer
      opened={screen.isTrayOpen}
      onClose={close}
      title="Claims to place"
      position="right"
      size="md"
      returnFocus={false}
      closeButtonProps={{ "aria-label": "Close" }}
      attributes={{ header: { role: "presentation" } }}
    >
      <TrayContent />
    </Drawer>
  );
}

function TrayContent() {
  const { shown } = useWorkbench();
  const { lost, changed } = inTray(shown.claims.values());
  const list = useRef<HTMLDivElement>(null);
  const focusList = (): void => list.current?.focus();
  return (
    <div ref={list} className={classes["tray"]} tabIndex={-1} data-autofocus>
      {lost.length + changed.length === 0 && (
        <p className={classes["hint"]}>Every claim stands on words of the text. Nothing waits here.</p>
      )}
      {lost.length > 0 && (
        <section aria-labelledby="tray-lost">
          <h3 id="tray-lost">Lost · {lost.length}</h3>
          <ul>
            {lost.map((claim) => (
              <TrayItem key={claim.claimId} claim={claim}>
                <LostWords claim={claim} onDone={focusList} />
              </TrayItem>
            ))}
          </ul>
        </section>
      )}
      {changed.length > 0 && (
        <section aria-labelledby="tray-changed">
          <h3 id="tray-changed">Changed · {changed.length}</h3>
          <ul>
            {changed.map((claim) => (
              <TrayItem key={claim.claimId} claim={claim}>
                <ChangedWords claim={claim} onDone={focusList} />
              </TrayItem>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function TrayItem({ claim, children }: { readonly claim: Claim; readonly children: React.ReactNode }) {
  const { data, step } = useWorkbench();
  const look = claimLook(claim, data.desk.scale);
  const { claimId, statement } = claim;
  const open = (): void => {
    step({ do: "toggle-tray", isOpen: false });
    step({ do: "activate", claimId });
    focusClaim(claimId);
  };
  return (
    <li className={classes["item"]}>
      <span className={classes["status"]}>{look.word}</span>
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={open}
        aria-label={`Show the claim: ${claimWords(claim)}`}
      >
        Show the claim
      </Button>
      {statement !== null && (
        <p className={classes["statement"]} dir="auto">
          {statement}
        </p>
      )}
      {children}
    </li>
  );
}
