import type { z } from "zod";
import { findPublished } from "../../database/reports/read-editions";
import { type Failure, invalid } from "../../domain/failure";
import { fail, ok, type Result } from "../../domain/result";
import { readEdition } from "../../report/build/edition-report";
import { EMBED_HEIGHT, embeddingFrame } from "../../report/html/edition-section";
import { titleOf } from "../../report/html/embedded-page";
import { publicPath } from "../../report/html/public-page";
import { standingClaims } from "../../report/ruling-shares";
import type { oEmbedQuerySchema, oEmbedSchema } from "../schemas/report-schema";

const WIDTH = 640;
const CLAIM_HEIGHT = 280;
const A_DAY = 86_400;

/**
 * What a page of somebody else's shows for the address of a published report (oEmbed 1.0, type rich). The address of one
 * of its claims, `#claim-3`, gives that claim.
 */
export async function tellEmbed(
  { url, maxwidth = WIDTH, maxheight = EMBED_HEIGHT }: z.output<typeof oEmbedQuerySchema>,
  baseUrl: string,
): Promise<Result<z.input<typeof oEmbedSchema>, Failure>> {
  const place = publishedPlace(url, baseUrl);
  if (place === null)
    return fail(invalid("url", `Give the address of a report that is published at ${baseUrl}.`));
  const published = await findPublished(place.slug);
  if (!published.ok) return published;
  const { readers, withdrawn } = published.value.edition;
  if (withdrawn !== null || readers === "members") return fail({ kind: "not-found" });
  const report = readEdition((await published.value.page()).json);
  const claim = standingClaims(report).find(({ number }) => number === place.claim);
  if (place.claim !== null && claim === undefined) return fail({ kind: "not-found" });
  const { slug, number } = published.value.edition;
  const embed = `${baseUrl}${publicPath(slug)}/embed${claim === undefined ? "" : `?claim=${claim.number}`}`;
  const width = Math.min(WIDTH, maxwidth);
  const height = Math.min(claim === undefined ? EMBED_HEIGHT : CLAIM_HEIGHT, maxheight);
  return ok({
    version: "1.0",
    type: "rich",
    title: titleOf(report),
    author_name: report.workspace.name,
    provider_name: "Assay",
    provider_url: baseUrl,
    cache_age: A_DAY,
    thumbnail_url: `${baseUrl}${publicPath(slug)}/${number}/card.png`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    width,
    height,
    html: embeddingFrame(report, { address: embed, width, height }),
  });
}

/** Which report, and which of its claims, an address of this installation names; null for any other address. */
function publishedPlace(
  address: string,
  baseUrl: string,
): { readonly slug: string; readonly claim: number | null } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const [, slug] = /^\/r\/([^/]+)(?:\/\d+)?\/?$/.exec(url.pathname) ?? [];
  if (url.origin !== baseUrl || slug === undefined) return null;
  const [, claim] = /^#claim-(\d{1,6})$/.exec(url.hash) ?? [];
  try {
    return { slug: decodeURIComponent(slug), claim: claim === undefined ? null : Number(claim) };
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
