import type { z } from "zod";
import type { WorkspaceAccess } from "../../database/access";
import { saveImprint } from "../../database/reports/imprints";
import type { Failure } from "../../domain/failure";
import type { Imprint } from "../../domain/imprint";
import { ok, type Result } from "../../domain/result";
import { methodPath } from "../../report/html/report-list-page";
import { drawLogo } from "../../report/pictures/draw-logo";
import { logoAddress } from "../../report/report-imprint";
import type { imprintChangeSchema, imprintSchema } from "../schemas/imprint-schema";

/** An imprint as it leaves the house; `baseUrl` is where this installation is reached. */
export function presentImprint(
  { logo, version, ...imprint }: Imprint,
  slug: string,
  baseUrl: string,
): z.input<typeof imprintSchema> {
  return {
    ...imprint,
    version,
    logo: logo === null ? null : { width: logo.width, height: logo.height, url: logoAddress(logo) },
    url: version === 0 ? null : `${baseUrl}${methodPath(slug)}`,
  };
}

/** Draws the logo, and saves the next version. Blank texts say nothing. */
export async function saveNextImprint(
  access: WorkspaceAccess,
  { version, logo, meanings, ...said }: z.output<typeof imprintChangeSchema>,
): Promise<Result<Imprint, Failure>> {
  const texts = {
    name: said.name,
    method: said.method,
    corrections: said.corrections,
    licence: said.licence,
  };
  const written = Object.entries(texts).map(([field, text]) => [field, text?.trim() ? text.trim() : null]);
  const meant = Object.entries(meanings).filter(([, meaning]) => meaning.trim() !== "");
  const { accent, headlineFace } = said;
  const next = {
    ...(Object.fromEntries(written) as typeof texts),
    ...{ accent: accent?.toLowerCase() ?? null, headlineFace, meanings: Object.fromEntries(meant) },
  };
  if (logo === undefined) return saveImprint(access, { seen: version, said: next });
  const drawn = logo === null ? ok(null) : await drawLogo(Buffer.from(logo, "base64"));
  return drawn.ok ? saveImprint(access, { seen: version, said: next, logo: drawn.value }) : drawn;
}
