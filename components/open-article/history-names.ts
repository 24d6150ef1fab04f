import { findRating } from "@/lib/domain/rating";
import type { EventNames } from "@/lib/ledger/kinds/event-kind";
import { pseudonymName } from "@/lib/ledger/readers/pseudonym";
import type { WorkbenchData } from "./workbench-data";

export type Named = Pick<WorkbenchData, "names"> & { readonly desk: Pick<WorkbenchData["desk"], "scale"> };

/** What a sentence of the history calls people and ratings. Somebody whose name is gone is "Someone". */
export function historyNames({ names, desk }: Named): EventNames {
  return {
    actor: (id) => names.get(id) ?? pseudonymName(id) ?? "Someone",
    rating: (id) => findRating(desk.scale, id)?.label ?? id,
  };
}
