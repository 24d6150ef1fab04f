import { createHash } from "node:crypto";
import { openArticle } from "../../database/access";
import { findPublished, type PublicEdition } from "../../database/reports/read-editions";
import type { EditionWithdrawal } from "../../domain/edition";
import { readEdition } from "../../report/build/edition-report";
import { embeddedPage } from "../../report/html/embedded-page";
import {
  editionListPage,
  nothingPublishedPage,
  publicPath,
  withdrawnPage,
} from "../../report/html/public-page";
import { reportFont } from "../../report/html/report-fonts";
import { drawEdition, writeEdition } from "../../report/writers/write-report";
import { findWriter } from "../../report/writers/writers";
import { logFault } from "../answers/log-fault";
import { problemResponse } from "../answers/problem";
import type { Handler } from "../door/handle";
import { PROOF, publicProof } from "../reports/export-proof";
import { findCaller } from "../sign-in/caller";
import { packedAnswer, packedPage } from "./packed-page";

/** The newest edition of what is published under a name. */
export const showNewest: Handler = publicPage((request, published) => edition(request, published));

/** One edition, as long as the installation lives. */
export const showEdition: Handler = publicPage((request, published) => edition(request, published), true);

/** All editions. */
export const showEditions: Handler = publicPage(async (request, { editions, page }) =>
  publicAnswer(
    request,
    editionListPage(editions, readEdition((await page()).json)),
    "text/html; charset=utf-8",
  ),
);

/** The picture that goes with a link to an edition. */
export const showCard: Handler = publicPage(async (request, published) => {
  if (published.edition.withdrawn !== null) return gone(published, published.edition.withdrawn);
  const drawn = await drawEdition(published);
  return drawn.ok
    ? publicAnswer(request, drawn.value.file, "image/png", FOR_ANY_SITE)
    : problemResponse(drawn.failure);
}, true);

/** The newest edition, or one claim of it, to stand in a page of somebody else's. */
export const showEmbed: Handler = publicPage(async (request, published) => {
  if (published.edition.withdrawn !== null) return gone(published, published.edition.withdrawn, IN_ANY_FRAME);
  if (published.editions[0]?.readers === "members") return nothing();
  const page = embeddedPage(
    readEdition((await published.page()).json),
    new URL(request.url).searchParams.get("claim"),
  );
  return page === null ? nothing() : publicAnswer(request, page, "text/html; charset=utf-8", IN_ANY_FRAME);
});

/** Longer addresses, under which nothing ever is. */
export const showNothing: Handler = async () => nothing();

/** The fonts of published pages, under addresses that stay. For anyone: they say nothing of any desk. */
export const showReportFont: Handler = async (_request, { params }) => {
  const { file: name } = await params;
  const font = reportFont(String(name));
  if (font === null) return new Response(null, { status: 404, headers: FONT_HEADERS });
  const headers = { ...FONT_HEADERS, "Content-Type": font.mediaType };
  return new Response(typeof font.body === "string" ? font.body : new Uint8Array(font.body), { headers });
};

/**
 * Anyone may ask, and nothing but published pages is looked at. No cookie is read but for what only members of the desk
 * may read; who is nobody yet is sent to sign in, and a stranger learns nothing.
 */
function publicPage(
  show: (request: Request, published: PublicEdition) => Promise<Response>,
  isNumbered = false,
): Handler {
  return async (request, { params }) => {
    try {
      const { slug, number } = await params;
      const wanted = isNumbered ? editionNumber(String(number)) : undefined;
      if (wanted === null) return nothing();
      const published = await findPublished(decoded(String(slug)), wanted);
      if (published.ok) return await shownTo(request, published.value, show);
      return published.failure.kind === "not-found" ? nothing() : problemResponse(published.failure);
    } catch (error) {
      return problemResponse(logFault("a published page", error));
    }
  };
}

async function shownTo(
  request: Request,
  published: PublicEdition,
  show: (request: Request, published: PublicEdition) => Promise<Response>,
): Promise<Response> {
  const readers = published.editions[0]?.readers ?? "unlisted";
  if (readers === "public") return show(request, published);
  if (readers === "members") {
    const refusal = await refusalOf(request, published);
    if (refusal !== null) return refusal;
  }
  const response = await show(request, published);
  response.headers.set("X-Robots-Tag", "noindex");
  if (readers === "members") response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** What somebody gets who is no member of the desk. */
async function refusalOf(request: Request, { articleId }: PublicEdition): Promise<Response | null> {
  const caller = await findCaller(request);
  if (caller.ok) return (await openArticle(caller.value, articleId)).ok ? null : nothing();
  if (caller.failure.kind !== "unauthenticated") return problemResponse(caller.failure);
  const { pathname, search } = new URL(request.url);
  const location = `/sign-in?next=${encodeURIComponent(pathname + search)}`;
  return new Response(null, {
    status: 303,
    headers: { ...PUBLIC_HEADERS, "Cache-Control": "no-store", Location: location },
  });
}

async function edition(request: Request, published: PublicEdition): Promise<Response> {
  const { withdrawn } = published.edition;
  if (withdrawn !== null) return gone(published, withdrawn);
  const format = new URL(request.url).searchParams.get("format");
  if (format !== null) return file(request, published, format);
  const link = `<${publicPath(published.edition.slug)}>; rel="canonical"`;
  return packedAnswer(request, await packedPage(published), { ...PUBLIC_HEADERS, Link: link });
}

async function file(request: Request, published: PublicEdition, format: string): Promise<Response> {
  if (format === PROOF.format) return proof(request, published);
  const writer = findWriter(format);
  if (writer === undefined || format === "ledger") return nothing();
  const written = await writeEdition(published, writer);
  if (!written.ok) return problemResponse(written.failure);
  return publicAnswer(request, written.value.file, writer.mediaType, OPEN_TO_PAGES);
}

async function proof(request: Request, published: PublicEdition): Promise<Response> {
  const written = await publicProof(published);
  return written === null ? nothing() : publicAnswer(request, written, PROOF.mediaType, OPEN_TO_PAGES);
}

const OPEN_TO_PAGES = { "Access-Control-Allow-Origin": "*" };

/** An answer for anyone, known again by its words. */
export function publicAnswer(
  request: Request,
  body: string | Uint8Array,
  mediaType: string,
  more: Readonly<Record<string, string>> = {},
  status = 200,
): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { ...PUBLIC_HEADERS, ...more, "Content-Type": mediaType, ETag: tag };
  if (status === 200 && request.headers.get("if-none-match")?.includes(tag))
    return new Response(null, { status: 304, headers });
  return new Response(typeof body === "string" ? body : new Uint8Array(body), { status, headers });
}

/** No format of a withdrawn edition is given out; its page says that it was withdrawn. */
async function gone(
  { edition: withdrawnEdition, page: read }: PublicEdition,
  withdrawn: EditionWithdrawal,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const page = withdrawnPage(withdrawnEdition, withdrawn, readEdition((await read()).json));
  const headers = { ...PUBLIC_HEADERS, ...more, "Content-Type": "text/html; charset=utf-8" };
  return new Response(page, { status: 410, headers });
}

function nothing(): Response {
  const headers = { ...PUBLIC_HEADERS, "Content-Type": "text/html; charset=utf-8" };
  return new Response(nothingPublishedPage(), { status: 404, headers });
}

// Anyone may keep a copy, and asks before showing it again: a correction must not be late.
const PUBLIC_HEADERS = {
  "Cache-Control": "public, no-cache",
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline' 'self'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

const FOR_ANY_SITE = { "Cross-Origin-Resource-Policy": "cross-origin" } as const;

/** The only page that others may frame. */
const IN_ANY_FRAME = {
  ...FOR_ANY_SITE,
  "Content-Security-Policy": PUBLIC_HEADERS["Content-Security-Policy"].replace(
    "frame-ancestors 'none'",
    "frame-ancestors *",
  ),
} as const;

const FONT_HEADERS = {
  "Cache-Control": "public, max-age=604800",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
} as const;

function editionNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The name as it is kept. Next hands some parts on as they stand in the address. */
function decoded(slug: string): string {
  try {
    const name = decodeURIComponent(slug);
    return name.isWellFormed() && !name.includes("\u0000") ? name : "";
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}
