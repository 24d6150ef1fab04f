import type { z } from "zod";
import type { Edition } from "../../domain/edition";
import { publicPath } from "../../report/html/public-page";
import type { editionSchema } from "../schemas/report-schema";

/** An edition as it leaves the house; `baseUrl` is where this installation is reached. */
export function presentEdition(edition: Edition, baseUrl: string): z.input<typeof editionSchema> {
  const { reportId, number, slug, seq, hash, sha256, headline, summary, note } = edition;
  const { readers, kind, openClaims, articleShown, withdrawn } = edition;
  const path = publicPath(slug);
  return {
    ...{ reportId, number, slug, seq, hash, sha256, headline, summary, note },
    publishedAt: edition.at,
    publishedBy: edition.by,
    url: `${baseUrl}${path}`,
    ...{ readers, kind, openClaims: typeof openClaims === "string" ? openClaims : [...openClaims] },
    ...{ articleShown, withdrawn },
    editionUrl: `${baseUrl}${path}/${number}`,
  };
}
