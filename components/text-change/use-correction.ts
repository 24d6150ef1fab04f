"use client";

import { type Editor, Extension } from "@tiptap/core";
import { UndoRedo } from "@tiptap/extensions";
import { Fragment, Node, Slice } from "@tiptap/pm/model";
import { useEditor } from "@tiptap/react";
import { useEffect, useEffectEvent, useState } from "react";
import { claimHighlights } from "@/components/open-article/claim-highlights";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { browserStorage, readKept, writeKept } from "@/lib/client/kept-storage";
import type { Claim } from "@/lib/domain/claim";
import type { Highlight } from "@/lib/editor/highlight";
import { offsetMap } from "@/lib/editor/offset-map";
import { type RidingPlaces, readRidingPlaces, ridingPlacesPlugin } from "@/lib/editor/riding-places";
import { articleExtensions } from "@/lib/editor/schema";
import type { ProseMirrorJson } from "@/lib/text/document-json";

/** A correction that was typed and not saved, and the text that it was made from. */
type KeptCorrection = { readonly revisionId: string; readonly document: ProseMirrorJson };

/** The article being corrected, with its claims riding along. */
export type Correction = {
  readonly editor: Editor;
  /** The claims that stand on the text that is corrected, as they stood when it was opened. */
  readonly claims: readonly Claim[];
  readonly highlights: readonly Highlight[];
  /** Where they are now, and the text as it reads now. */
  readonly riding: { readonly text: string; readonly places: RidingPlaces };
  readonly isChanged: boolean;
  /** Whether it began with what was typed before; `onOlder`: on a text that the article no longer has. */
  readonly begunWith: "text" | "draft" | "draft-on-older";
  /** False: too large to survive a reload. */
  readonly isKept: boolean;
  readonly document: () => ProseMirrorJson;
  /** Puts another document in place of what is there, as one step that can be undone. */
  readonly take: (document: ProseMirrorJson) => void;
  readonly startOver: () => void;
  /** Forgets what was kept: it is saved. */
  readonly forget: () => void;
};

const PAUSE_MS = 400;

/** Begins to correct the article as it is on the screen, or goes on with what was typed before. */
export function useCorrection(label: string, className: string): Correction | null {
  const { data, snapshot } = useWorkbench();
  const { article, desk, me } = data;
  const key = `assay:draft:${me.id}:${article.id}:text`;
  const [begin] = useState(() => {
    const claims = [...snapshot.state.claims.values()].filter(
      ({ anchor, placement }) => anchor.revisionId === article.revisionId && placement !== "lost",
    );
    const highlights = claims.flatMap((claim) => claimHighlights(claim, desk.scale));
    return { claims, highlights, kept: readKept(browserStorage(), key, isKeptCorrection) };
  });
  const [riding, setRiding] = useState<Correction["riding"] | null>(null);
  const [isKept, setIsKept] = useState(true);
  const editor = useEditor({
    // A dialog is never drawn on the server.
    immediatelyRender: true,
    injectCSS: false,
    extensions: [...articleExtensions, UndoRedo, riders(begin.highlights)],
    content: article.document as object,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "data-autofocus": "true",
        class: className,
        dir: article.direction,
        ...(article.language === null ? {} : { lang: article.language }),
      },
    },
    onCreate: ({ editor: made }) => {
      if (begin.kept !== null) replaceDocument(made, begin.kept.document, false);
    },
  });
  const [base] = useState(() => editor.state.doc);
  const keep = useEffectEvent(() => {
    const { doc } = editor.state;
    const correction = doc.eq(base) ? null : { revisionId: article.revisionId, document: doc.toJSON() };
    setIsKept(writeKept(browserStorage(), key, correction));
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      setRiding({
        text: offsetMap(editor.state.doc).text,
        places: readRidingPlaces(editor.state, begin.highlights),
      });
      keep();
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE_MS);
    };
    const leave = (): void => keep();
    tell();
    editor.on("update", later);
    window.addEventListener("pagehide", leave);
    return () => {
      clearTimeout(timer);
      if (!editor.isDestroyed) keep();
      editor.off("update", later);
      window.removeEventListener("pagehide", leave);
    };
  }, [editor, begin]);
  if (riding === null) return null;
  const { kept } = begin;
  return {
    editor,
    claims: begin.claims,
    highlights: begin.highlights,
    riding,
    isChanged: !editor.state.doc.eq(base),
    begunWith: kept === null ? "text" : kept.revisionId === article.revisionId ? "draft" : "draft-on-older",
    isKept,
    document: () => editor.state.doc.toJSON(),
    take: (document) => replaceDocument(editor, document, true),
    startOver: () => replaceDocument(editor, base.toJSON(), true),
    forget: () => {
      editor.commands.setContent(base.toJSON(), { emitUpdate: false });
      writeKept(browserStorage(), key, null);
    },
  };
}

/** Where the claims are at this very moment, as the API takes it. */
export function placesNow({ editor, claims, highlights }: Correction) {
  const places = readRidingPlaces(editor.state, highlights);
  return claims.flatMap(({ claimId }) => {
    const ranges = places.get(claimId);
    return ranges === undefined ? [] : [{ claimId, ranges }];
  });
}

const riders = (highlights: readonly Highlight[]) =>
  Extension.create({ name: "ridingPlaces", addProseMirrorPlugins: () => [ridingPlacesPlugin(highlights)] });

/** As one step over what differs, so that claims before and after it stay where they are. */
function replaceDocument({ state, view }: Editor, document: ProseMirrorJson, isStep: boolean): void {
  const next = Node.fromJSON(state.schema, document);
  const from = state.doc.content.findDiffStart(next.content);
  const ends = state.doc.content.findDiffEnd(next.content);
  if (from === null || ends === null) return;
  // What repeats can be found from both ends: the two must not run past each other.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const part = state.tr.replace(from, ends.a + overlap, next.slice(from, ends.b + overlap));
  const whole = new Slice(Fragment.from(next.content), 0, 0);
  // Where the two do not fit each other so, all of it is replaced.
  const fitting = part.doc.eq(next) ? part : state.tr.replace(0, state.doc.content.size, whole);
  view.dispatch(fitting.setMeta("addToHistory", isStep));
}

function isKeptCorrection(value: unknown): value is KeptCorrection {
  if (typeof value !== "object" || value === null) return false;
  if (!("revisionId" in value && "document" in value)) return false;
  const { document } = value;
  return typeof document === "object" && document !== null && "type" in document && document.type === "doc";
}
