/** A mark of a ProseMirror document in JSON. */
export type MarkJson = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
};

/** A ProseMirror node in JSON, as a revision stores its document. The schema is lib/editor/schema.ts. */
export type ProseMirrorJson = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly ProseMirrorJson[] | undefined;
  readonly marks?: readonly MarkJson[] | undefined;
  readonly text?: string | undefined;
};
