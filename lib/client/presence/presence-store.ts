import type { ClaimId } from "../../domain/ids";
import type { PersonHere } from "../../domain/presence";

/** Who else is here, by name, and by the claim that they have open or write on. */
export type PresenceSnapshot = {
  readonly others: readonly PersonHere[];
  readonly onClaims: ReadonlyMap<ClaimId, readonly PersonHere[]>;
};

export type PresenceStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => PresenceSnapshot;
  /** Takes what the server says of who is here. */
  readonly receive: (people: readonly PersonHere[]) => void;
  /** While the line is down nobody knows who is here; for a short while what was known is kept. */
  readonly setLive: (isLive: boolean) => void;
};

const NOBODY: PresenceSnapshot = { others: [], onClaims: new Map() };
/** How long after the line broke the others are still shown. */
const UNHEARD_MS = 12_000;

/** Keeps who else is here. People and lists that did not change stay the same values, so that little is drawn anew. */
export function createPresenceStore(ownId: string): PresenceStore {
  const listeners = new Set<() => void>();
  let snapshot = NOBODY;
  let forgetting: ReturnType<typeof setTimeout> | undefined;
  const show = (next: PresenceSnapshot): void => {
    if (next === snapshot) return;
    snapshot = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    receive: (people) =>
      show(
        nextSnapshot(
          snapshot,
          people.filter((person) => person.userId !== ownId),
        ),
      ),
    setLive: (isLive) => {
      if (isLive) {
        clearTimeout(forgetting);
        forgetting = undefined;
      } else forgetting ??= setTimeout(() => show(NOBODY), UNHEARD_MS);
    },
  };
}

/** What a message of the feed says; nobody when it cannot be read. */
export function readPeople(data: string): readonly PersonHere[] {
  const { people }: { readonly people: readonly PersonHere[] } = JSON.parse(data);
  return people;
}

function nextSnapshot(before: PresenceSnapshot, people: readonly PersonHere[]): PresenceSnapshot {
  const known = new Map(before.others.map((person) => [person.userId, person]));
  const others = people
    .map((person) => kept(known.get(person.userId), person))
    .toSorted((one, other) => one.name.localeCompare(other.name) || (one.userId < other.userId ? -1 : 1));
  if (isSameList(before.others, others)) return before;
  const claims = new Set(others.flatMap(claimsOf));
  const onClaims = [...claims].map((claimId) => {
    const list = others.filter((person) => claimsOf(person).includes(claimId));
    const earlier = before.onClaims.get(claimId);
    return [claimId, earlier !== undefined && isSameList(earlier, list) ? earlier : list] as const;
  });
  return { others, onClaims: new Map(onClaims) };
}

const kept = (earlier: PersonHere | undefined, person: PersonHere): PersonHere =>
  earlier !== undefined && JSON.stringify(earlier) === JSON.stringify(person) ? earlier : person;

const isSameList = (one: readonly PersonHere[], other: readonly PersonHere[]): boolean =>
  one.length === other.length && one.every((person, at) => person === other[at]);

function claimsOf({ openClaimId, writing }: PersonHere): readonly ClaimId[] {
  return [openClaimId, writing?.claimId ?? null].filter((claimId) => claimId !== null);
}
