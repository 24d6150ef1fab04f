"use client";

import { Button } from "@mantine/core";
import { inTray, trayWords } from "@/components/open-article/in-tray";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./tray.module.css";

export const TRAY_OPENER_ID = "tray-opener";

/** Opens the tray and says what is in it; absent while every claim stands on its words. */
export function TrayOpener() {
  const { screen, shown, step } = useWorkbench();
  const words = trayWords(inTray(shown.claims.values()));
  if (words === null) return null;
  return (
    <bdi dir="ltr" className={classes["opener"]}>
      <Button
        id={TRAY_OPENER_ID}
        variant="subtle"
        size="compact-xs"
        aria-haspopup="dialog"
        aria-expanded={screen.isTrayOpen}
        onClick={() => step({ do: "toggle-tray", isOpen: true })}
      >
        Claims to place: {words}
      </Button>
    </bdi>
  );
}
