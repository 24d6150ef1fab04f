import type { ReviewState } from "../../domain/claim";
import type { ActorId } from "../../domain/ids";
import type { Notice } from "../../domain/notification";
import type { CommandDraft } from "../shapes/command-draft";
import type { HappenedOf, SealedOf } from "../shapes/ledger-entry";
import type { BlankEntry, WithheldEntry } from "../shapes/shown-entry";
import type { EventKinds, Reader, Scene, Telling } from "./event-kind";
import type { GrowingReview } from "./growing-review";

/** The verbs of a table of kinds, each said of any entry: it asks the kind that the entry is of. */
export function kindsOf<Events>(table: EventKinds<Events>) {
  type Type = keyof Events;
  return {
    fold<T extends Type>(growing: GrowingReview, entry: HappenedOf<Events, T>): void {
      table[entry.type].fold(growing, entry);
    },
    describe<T extends Type>(entry: HappenedOf<Events, T>, telling: Telling): string {
      return table[entry.type].describe(entry, telling);
    },
    deed(type: Type): string {
      return table[type].deed;
    },
    show<T extends Type>(
      entry: SealedOf<Events, T>,
      reader: Reader,
    ): SealedOf<Events, T> | BlankEntry<T & string> | WithheldEntry {
      return table[entry.type].show(entry, reader);
    },
    hidesActor(type: Type): boolean {
      return table[type].hideNames !== null;
    },
    /** The entry without names in what it says; null where its actor is never hidden. */
    hideNames<T extends Type>(
      entry: SealedOf<Events, T>,
      hidden: (actor: ActorId) => ActorId,
    ): SealedOf<Events, T> | null {
      const { hideNames } = table[entry.type];
      if (hideNames === null) return null;
      return { ...entry, data: hideNames(entry.data, hidden) } as SealedOf<Events, T>;
    },
    notify<T extends Type>(entry: HappenedOf<Events, T>, before: ReviewState): readonly Notice[] {
      return table[entry.type].notify(entry, before);
    },
    takeBack<T extends Type>(entry: HappenedOf<Events, T>, scene: Scene): CommandDraft | null {
      return table[entry.type].takeBack(entry, scene);
    },
  };
}
