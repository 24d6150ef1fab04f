import { useCallback, useState } from "react";
import type { ReviewSnapshot } from "@/lib/client/review/review-store";
import { type HistoryRecord, NO_HISTORY, recordHistory } from "@/lib/ledger/history/record-history";
import type { EventNames } from "@/lib/ledger/kinds/event-kind";
import type { ShownEntry } from "@/lib/ledger/shapes/shown-entry";
import { historyNames, type Named } from "./history-names";

/** The history that was read, told as far as somebody asked for it; of what comes in after, only that is told. */
export function useHistoryRecord(
  { entries }: Pick<ReviewSnapshot, "entries">,
  data: Named,
): () => HistoryRecord {
  const [recorder] = useState(() => new Recorder(historyNames(data)));
  return useCallback(() => recorder.read(entries), [recorder, entries]);
}

class Recorder {
  readonly #names: EventNames;
  #record: HistoryRecord = NO_HISTORY;

  constructor(names: EventNames) {
    this.#names = names;
  }

  read(entries: readonly ShownEntry[]): HistoryRecord {
    if (this.#record.entries !== entries) this.#record = recordHistory(entries, this.#names, this.#record);
    return this.#record;
  }
}
