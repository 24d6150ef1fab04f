import type { z } from "zod";
import type { Edition } from "../domain/edition";
import type { editionSchema } from "./schemas/report-schema";

/** An edition as it leaves the house; `baseUrl` is where this installation is reached. */
export function presentEdition(edition: Edition, baseUrl: string): z.input<typeof editionSchema> {
  const { reportId, number, slug, seq, hash, sha256, headline, summary, note, readers, withdrawn } = edition;
  const path = `/r/${encodeURIComponent(slug)}`;
  return {
    ...{ reportId, number, slug, seq, hash, sha256, headline, summary, note },
    publishedAt: edition.at,
    publishedBy: edition.by,
    url: `${baseUrl}${path}`,
    ...{ readers, withdrawn },
    editionUrl: `${baseUrl}${path}/${number}`,
  };
}
