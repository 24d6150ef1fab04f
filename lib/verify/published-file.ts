import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { LedgerHead } from "../ledger/shapes/ledger-entry";
import { fromBase64 } from "../log/base64";
import { isCount, isHash, isObject } from "./file-entry";

/** A published file, or an export: what it says of itself, and what its bytes are known by. */
export type PublishedFile = {
  readonly kind: "page" | "json" | "pdf";
  /** SHA-256 in hex. */
  readonly sha256: string;
  /** The same without the notice of a newer edition, which a page gets above what was published; null where there is none. */
  readonly withoutNotice: string | null;
  /** The entry that it says it shows the review at; null where it names none. */
  readonly named: NamedHead | null;
  /** The signed note that it carries. */
  readonly checkpoint: string | null;
  /** Whether it says that it is a published edition, and no export for the desk. */
  readonly isEdition: boolean;
};

export type NamedHead = LedgerHead & { readonly articleId: string };

/** Reads a web page. */
export function readPage(bytes: Uint8Array, text: string): PublishedFile {
  const bare = text.replace(NOTICE, "<body>");
  const named = /<meta name="assay-ledger" content="(\S+) (\d{1,15}) ([0-9a-f]{64})">/.exec(text);
  const note = /<meta name="assay-checkpoint" content="([A-Za-z0-9+/=]+)">/.exec(text);
  return {
    kind: "page",
    sha256: hexOf(bytes),
    withoutNotice: bare === text ? null : hexOf(utf8ToBytes(bare)),
    named: headOf(named),
    checkpoint: noteIn(note?.[1]),
    isEdition: text.includes('<link rel="canonical" href="'),
  };
}

/** Reads a PDF: what stands in its keywords, which it also has uncompressed. */
export function readPdf(bytes: Uint8Array): PublishedFile {
  const text = new TextDecoder("latin1").decode(bytes);
  const named = /assay-ledger:([0-9a-f-]{36}):(\d{1,15}):([0-9a-f]{64})/.exec(text);
  const note = /assay-checkpoint:([A-Za-z0-9+/=]+)/.exec(text);
  return {
    ...{ kind: "pdf", sha256: hexOf(bytes), withoutNotice: null, isEdition: false },
    ...{ named: headOf(named), checkpoint: noteIn(note?.[1]) },
  };
}

/** Reads a report as JSON. */
export function readReport(bytes: Uint8Array, value: Readonly<Record<string, unknown>>): PublishedFile {
  const { article, head, proof, edition } = value;
  const said = isObject(proof)
    ? proof
    : { ...(isObject(head) ? head : {}), ...idOf(article), checkpoint: null };
  const { articleId, seq, hash, checkpoint } = said as Readonly<Record<string, unknown>>;
  const named =
    typeof articleId === "string" && isCount(seq) && isHash(hash) ? { articleId, seq, hash } : null;
  return {
    ...{ kind: "json", sha256: hexOf(bytes), withoutNotice: null, named, isEdition: isObject(edition) },
    checkpoint: typeof checkpoint === "string" ? checkpoint : null,
  };
}

/** lib/report/html/public-page.ts puts it there when a page is read, and what was published does not hold it. */
const NOTICE =
  /<body>\n<aside class="banner" aria-label="[^"<>]*"><p>[^<>]*<a href="\/r\/[^"<>]*">[^<>]*<\/a>[^<>]*<\/p><\/aside>/;

const hexOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

const idOf = (article: unknown): object => (isObject(article) ? { articleId: article["id"] } : {});

function headOf(found: RegExpExecArray | null): NamedHead | null {
  if (found === null) return null;
  const [, articleId = "", seq, hash = ""] = found;
  return { articleId, seq: Number(seq), hash };
}

function noteIn(encoded: string | undefined): string | null {
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}
