"use client";

import { Button, VisuallyHidden } from "@mantine/core";
import classes from "./export-progress.module.css";
import type { Export, Exports } from "./use-exports";

type Props = {
  readonly exports: Exports;
  /** Takes the focus from what is about to go. */
  readonly onGone: () => void;
};

/** Exports that take long: how far each is, how it ended, and what can be done about it. */
export function ExportProgress({ exports, onGone }: Props) {
  const { shown } = exports;
  return (
    <>
      <VisuallyHidden aria-live="polite">{shown.map(saidOf).join(" ")}</VisuallyHidden>
      {shown.length > 0 && (
        <section aria-label="Exports" className={classes["exports"]}>
          {shown.map((one) => (
            <ExportCard key={one.href} one={one} exports={exports} onGone={onGone} />
          ))}
        </section>
      )}
    </>
  );
}

function ExportCard({ one, exports, onGone }: Props & { readonly one: Export }) {
  const { href, label, state } = one;
  const leave = (step: () => void) => () => {
    step();
    onGone();
  };
  const close = (
    <Button size="compact-sm" variant="subtle" onClick={leave(() => exports.dismiss(one))}>
      Close
    </Button>
  );
  switch (state.kind) {
    case "working":
      return (
        <div className={classes["card"]}>
          <p>{saidOf(one)}</p>
          <progress aria-label={label} value={state.done} max={state.total} />
          <Button size="compact-sm" variant="default" onClick={leave(() => exports.cancel(one))}>
            Cancel
          </Button>
        </div>
      );
    case "ready":
      return (
        <div className={classes["card"]}>
          <p>{saidOf(one)} It is kept for a day.</p>
          <Button
            component="a"
            href={state.url}
            download={state.filename}
            size="compact-sm"
            variant="default"
          >
            Save again
          </Button>
          {close}
        </div>
      );
    case "came":
      return (
        <div className={classes["card"]}>
          <p>{saidOf(one)}</p>
          {close}
        </div>
      );
    case "failed":
      return (
        <div className={classes["card"]}>
          <p>{saidOf(one)}</p>
          <Button size="compact-sm" variant="default" onClick={leave(() => exports.ask(href, label))}>
            Try again
          </Button>
          {close}
        </div>
      );
    default:
      return null;
  }
}

/** In words that stay the same while it goes on: they are said aloud. */
function saidOf({ label, state }: Export): string {
  switch (state.kind) {
    case "working":
      return `${label}: the file is being written. You can go on working.`;
    case "ready":
      return [`${label}: the file is ready.`, ...state.warnings].join(" ");
    case "came":
      return [`${label}: the file is here.`, ...state.warnings].join(" ");
    case "failed":
      return `${label}: no file was made. ${state.words}`;
    default:
      return "";
  }
}
