"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { initials, personColour } from "@/components/look/person-colour";
import type { MountedArticle } from "@/components/open-article/mount-article";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { fetchPeople } from "@/lib/client/presence/presence-calls";
import { createPresenceStore, type PresenceStore, readPeople } from "@/lib/client/presence/presence-store";
import type { ClaimId } from "@/lib/domain/ids";
import type { PersonHere } from "@/lib/domain/presence";
import { setSelectionMarks } from "@/lib/editor/selection-marks-plugin";
import { useOwnPresence } from "./use-own-presence";

const PresenceContext = createContext<PresenceStore | null>(null);

type Props = { readonly article: MountedArticle | null; readonly children: ReactNode };

/** Says that one is here, and knows who else is. Kept apart from the review, so that a move draws few things anew. */
export function PresenceProvider({ article, children }: Props) {
  const { data, store, snapshot } = useWorkbench();
  const [presence] = useState(() => createPresenceStore(data.me.id));
  const isLive = snapshot.connection === "live";
  useEffect(
    () => store.onNamed("presence", (message) => presence.receive(readPeople(message))),
    [store, presence],
  );
  const [isHeard, setIsHeard] = useState(true);
  const isConnected = isLive && isHeard;
  useEffect(() => {
    presence.setLive(isConnected);
    if (!isConnected) return;
    // A tab that shares another's stream has missed what that one was told when it opened.
    let isOver = false;
    void fetchPeople(data.article.id).then((people) => {
      if (people !== null && !isOver) presence.receive(people);
    });
    return () => {
      isOver = true;
    };
  }, [presence, isConnected, data.article.id]);
  useOwnPresence(article, setIsHeard);
  return (
    <PresenceContext value={presence}>
      {children}
      <SelectionMarks article={article} />
    </PresenceContext>
  );
}

/** Everyone else who is here, by name. */
export function useOthers(): readonly PersonHere[] {
  const presence = usePresence();
  const read = () => presence.getSnapshot().others;
  return useSyncExternalStore(presence.subscribe, read, read);
}

/** Everyone else who has a claim open or writes on it. The same list as long as nobody of them moves. */
export function useOthersOn(claimId: ClaimId): readonly PersonHere[] {
  const presence = usePresence();
  const read = () => presence.getSnapshot().onClaims.get(claimId) ?? NOBODY;
  return useSyncExternalStore(presence.subscribe, read, read);
}

const NOBODY: readonly PersonHere[] = [];

function usePresence(): PresenceStore {
  const presence = useContext(PresenceContext);
  if (presence === null) throw new Error("This part belongs where presence is known.");
  return presence;
}

/** What others have selected, drawn in the article. On another revision their offsets mean other words. */
function SelectionMarks({ article }: { readonly article: MountedArticle | null }) {
  const { revisionId } = useWorkbench().data.article;
  const others = useOthers();
  const marks = useMemo(
    () =>
      others.flatMap(({ userId, name, selection, isAway, ...person }) =>
        selection === null || isAway || person.revisionId !== revisionId
          ? []
          : [{ personId: userId, letters: initials(name), colour: personColour(name), ...selection }],
      ),
    [others, revisionId],
  );
  const key = JSON.stringify(marks);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is in the marks
  useEffect(() => {
    if (article !== null && !article.view.isDestroyed) setSelectionMarks(article.view, marks);
  }, [article, key]);
  return null;
}
