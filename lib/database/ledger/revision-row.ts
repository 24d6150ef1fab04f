import { createHash } from "node:crypto";
import type { RevisionId } from "../../domain/ids";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import type { ProseMirrorJson } from "../../text/document-json";
import { branded } from "../branded";
import type { Revision } from "../generated/client";

/** One immutable text of an article, as other rooms read it. */
export type RevisionRecord = {
  readonly id: RevisionId;
  readonly number: number;
  /** SHA-256 of the canonical text in UTF-8, lower-case hex. */
  readonly sha256: string;
  readonly text: string;
  readonly document: ProseMirrorJson;
  readonly words: number;
};

/** A revision's columns, as `append_to_ledger` takes them. */
export type RevisionRow = RevisionRecord & { readonly created_at: string };

export function toRevisionRecord(row: Revision): RevisionRecord {
  return {
    id: branded.revision(row).id,
    number: row.number,
    sha256: row.sha256,
    text: row.text,
    document: row.document as ProseMirrorJson,
    words: row.words,
  };
}

/** Of a document in canonical JSON, which is the same whatever order the database gives its keys. */
export function hashDocument(document: ProseMirrorJson): string {
  return hashText(canonicalJson(document));
}

export function hashText(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
