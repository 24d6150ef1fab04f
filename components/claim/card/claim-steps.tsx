"use client";

import { Kbd } from "@mantine/core";
import { useSingleKeys } from "@/components/browser/single-keys";
import { focusClaim } from "@/components/open-article/focus-claim";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./claim-steps.module.css";

type Props = {
  /** The open claim's place among those shown, from 1. */
  readonly place: number;
  readonly count: number;
};

/** To the next claim, to the one before, and on a phone away from all of them: for who has no keys at hand. */
export function ClaimSteps({ place, count }: Props) {
  const { claims, step } = useWorkbench();
  const [hasKeys] = useSingleKeys();
  const go = (by: 1 | -1): void => {
    const next = claims[(place - 1 + by + count) % count];
    if (next === undefined) return;
    step({ do: "activate", claimId: next.claimId });
    focusClaim(next.claimId);
  };
  return (
    <span className={classes["steps"]} data-keys={hasKeys}>
      {count > 1 && (
        <>
          <button type="button" aria-label="Next claim" title="Next claim" onClick={() => go(1)}>
            <Kbd size="xs" aria-hidden>
              J
            </Kbd>
            <Arrow path="M4 6.5 8 10.5 12 6.5" />
          </button>
          <button type="button" aria-label="Previous claim" title="Previous claim" onClick={() => go(-1)}>
            <Kbd size="xs" aria-hidden>
              K
            </Kbd>
            <Arrow path="M4 9.5 8 5.5 12 9.5" />
          </button>
        </>
      )}
      <button
        type="button"
        className={classes["close"]}
        aria-label="Close the claim"
        onClick={() => step({ do: "activate", claimId: null })}
      >
        <Arrow path="M4.5 4.5 11.5 11.5 M11.5 4.5 4.5 11.5" />
      </button>
    </span>
  );
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden>
      <path d={path} strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
