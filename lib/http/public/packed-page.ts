import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import type { PublicEdition } from "../../database/reports/read-editions";
import { withNewerEdition } from "../../report/html/public-page";

/** A published page as it travels, and by what it is known again. */
type PackedPage = { readonly packed: Uint8Array<ArrayBuffer>; readonly tag: string };

const MOST_KEPT = 8 * 1_024 * 1_024;

const pages = new LRUCache<string, PackedPage, PublicEdition>({
  maxSize: MOST_KEPT,
  sizeCalculation: ({ packed }) => packed.length,
  fetchMethod: (_key, _stale, { context }) => pack(context),
});

/**
 * An edition's page, packed once however many read it. What was published never changes; the only thing that comes to an
 * older edition's page later is which edition corrects it.
 */
export function packedPage(published: PublicEdition): Promise<PackedPage> {
  const { edition } = published;
  return pages.forceFetch(`${edition.reportId} ${newestOf(published)}`, { context: published });
}

const newestOf = ({ edition, editions }: PublicEdition): number => editions[0]?.number ?? edition.number;

async function pack(published: PublicEdition): Promise<PackedPage> {
  const { edition } = published;
  const { html } = await published.page();
  const newest = newestOf(published);
  const page = edition.number === newest ? html : withNewerEdition(html, edition, newest);
  const packed = new Uint8Array(await promisify(gzip)(page, { level: 9 }));
  return { packed, tag: `W/"${createHash("sha256").update(page).digest("base64url").slice(0, 22)}"` };
}

/** The page for whoever asks, unpacked where they do not say that they can (RFC 9110, 12.5.3); 304 where they have it. */
export async function packedAnswer(
  request: Request,
  { packed, tag }: PackedPage,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const headers = { ...more, "Content-Type": "text/html; charset=utf-8", ETag: tag, Vary: "Accept-Encoding" };
  if (request.headers.get("if-none-match")?.includes(tag))
    return new Response(null, { status: 304, headers });
  if (takesGzip(request.headers.get("accept-encoding") ?? ""))
    return new Response(packed, { headers: { ...headers, "Content-Encoding": "gzip" } });
  return new Response(new Uint8Array(await promisify(gunzip)(packed)), { headers });
}

const takesGzip = (accepted: string): boolean =>
  accepted.split(",").some((each) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(each));
