"use client";

import { createContext, type Dispatch, useContext } from "react";
import type { ReviewSnapshot, ReviewStore } from "@/lib/client/review/review-store";
import type { Claim, ReviewState } from "@/lib/domain/claim";
import { isAllowed, type Permission } from "@/lib/domain/permission";
import { findRating, type Rating } from "@/lib/domain/rating";
import type { HistoryRecord } from "@/lib/ledger/history/record-history";
import { pseudonymName } from "@/lib/ledger/readers/pseudonym";
import type { ScreenState, ScreenStep } from "./screen-state";
import type { SeenMarks } from "./use-seen";
import type { WorkbenchData } from "./workbench-data";

/** What every part of the workbench may use: the server's data, the store, and where the person is. */
export type Workbench = {
  readonly data: WorkbenchData;
  readonly store: ReviewStore;
  readonly snapshot: ReviewSnapshot;
  readonly screen: ScreenState;
  readonly step: Dispatch<ScreenStep>;
  /** The review that is shown: now, or at the entry that the scrubber stands on. */
  readonly shown: ReviewState;
  /** All claims that pass the filter, in text order. */
  readonly claims: readonly Claim[];
  readonly now: Date;
  /** What others changed since the person looked. */
  readonly seen: SeenMarks;
  /** The history that was read so far, told; it is made when it is first asked for, and goes on from there. */
  readonly history: () => HistoryRecord;
};

const WorkbenchContext = createContext<Workbench | null>(null);
export const WorkbenchProvider = WorkbenchContext.Provider;

/** The workbench around this component. Throws outside one. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error("This part belongs inside a workbench.");
  return workbench;
}

/** Whether the person may do a thing now: their role allows it, they do not look at the past, and the article is not archived. */
export function useMay(): (permission: Permission) => boolean {
  const { data, screen } = useWorkbench();
  const isOpen = screen.viewSeq === null && data.article.archivedAt === null;
  return (permission) => isOpen && isAllowed(data.me.role, permission);
}

/** The name of an actor; somebody whose name is gone is "Someone". */
export function useNameOf(): (actorId: string | null) => string {
  const { names } = useWorkbench().data;
  return (actorId) => (actorId === null ? "" : (names.get(actorId) ?? pseudonymName(actorId) ?? "Someone"));
}

/** Finds a rating; one that is no longer in the scale shows its id. */
export function useRatingOf(): (ratingId: string) => Rating | undefined {
  const { scale } = useWorkbench().data.desk;
  return (ratingId) => findRating(scale, ratingId);
}
