import type { Claim } from "@/lib/domain/claim";
import { sortByText } from "./text-order";

/** What a newer text left for people to do: claims whose words are gone, and claims whose words changed. */
export type Tray = { readonly lost: readonly Claim[]; readonly changed: readonly Claim[] };

/** Whether a claim has no words in the text that is shown. */
export const isLost = (claim: Claim): boolean => claim.placement === "lost" && !claim.isWithdrawn;

/** The claims that wait for somebody to place them or to confirm their place, in the order of their words. */
export function inTray(claims: Iterable<Claim>): Tray {
  const waiting = sortByText(claims).filter((claim) => !claim.isWithdrawn);
  return {
    lost: waiting.filter(isLost),
    changed: waiting.filter((claim) => claim.placement === "changed"),
  };
}

/** The tray in a few words; null when it is empty. */
export function trayWords({ lost, changed }: Tray): string | null {
  const parts = [
    lost.length === 0 ? null : `${lost.length} lost`,
    changed.length === 0 ? null : `${changed.length} changed`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(" · ");
}
