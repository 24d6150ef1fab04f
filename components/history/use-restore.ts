import { useCallback, useMemo, useState } from "react";
import { say } from "@/components/look/say";
import { isDone, STALE_WORDS, whyNot } from "@/components/open-article/use-send";
import { newCommand, newId } from "@/lib/client/new-id";
import type { ReviewSnapshot, ReviewStore } from "@/lib/client/review/review-store";
import type { ActorId } from "@/lib/domain/ids";
import { isAllowed, type Permission } from "@/lib/domain/permission";
import type { Role } from "@/lib/domain/role";
import { type Restoring, restoreCommand } from "@/lib/ledger/commands/restore-entry";
import { type HistoryRecord, stateAt } from "@/lib/ledger/history/record-history";

type Given = {
  readonly store: ReviewStore;
  readonly snapshot: ReviewSnapshot;
  /** Null while it is still being read: then nothing is brought back. */
  readonly record: HistoryRecord | null;
  readonly me: ActorId;
  readonly role: Role;
};

/** What of the past a person may bring back, and how. */
export type Restore = {
  readonly offerOf: (seq: number) => Restoring["what"] | null;
  readonly restore: (seq: number) => void;
  /** The entry that is being brought back now. */
  readonly busySeq: number | null;
};

/** Brings things of the past back as new events, by the same commands and the same outbox as everywhere. */
export function useRestore({ store, snapshot, record, me, role }: Given): Restore {
  const [busySeq, setBusySeq] = useState<number | null>(null);
  const { state } = snapshot;
  const find = useCallback(
    (seq: number): Restoring | null => {
      const entry = record?.entries[seq - 1];
      if (record === null || entry === undefined || seq === 1) return null;
      const found = restoreCommand(entry, () => stateAt(record, seq - 1), state, me, newId());
      return found !== null && isAllowed(role, found.command.type as Permission) ? found : null;
    },
    [record, state, me, role],
  );
  const restore = useCallback(
    (seq: number) => {
      const found = find(seq);
      if (found === null) return;
      setBusySeq(seq);
      void store
        .send(newCommand(found.command))
        .then((sent) => {
          if (isDone(sent)) {
            // The button goes.
            document.getElementById(`event-${seq}`)?.focus();
            say("It stands at the top as a new event. What was there before stays, too.", "Brought back");
          }
          if (sent.kind === "refused") say(whyNot(sent), "Not done");
          if (sent.kind === "stale") say(STALE_WORDS, "Changed meanwhile");
        })
        .finally(() => setBusySeq(null));
    },
    [find, store],
  );
  return useMemo(
    () => ({ offerOf: (seq) => find(seq)?.what ?? null, restore, busySeq }),
    [find, restore, busySeq],
  );
}
