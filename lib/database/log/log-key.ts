import type { WorkspaceId } from "../../domain/ids";
import { environment } from "../../env";
import { type NoteKey, noteKey } from "../../log/signed-note";

/** The log of a workspace; `slug` names it. */
export type LogOf = { readonly workspaceId: WorkspaceId; readonly slug: string };

/** Who signs a log: in which name, by which key. */
export type LogSigner = { readonly origin: string; readonly secretKey: Uint8Array };

/** Null where the installation has no key (ASSAY_LOG_KEY) or does not know its address. */
export function logSigner({ slug }: Pick<LogOf, "slug">): LogSigner | null {
  const { ASSAY_LOG_KEY: secretKey, ASSAY_URL, NEXTAUTH_URL } = environment();
  const address = ASSAY_URL ?? NEXTAUTH_URL;
  if (secretKey === undefined || address === undefined) return null;
  return { origin: `${new URL(address).host}/w/${slug}`, secretKey };
}

/** The keys by which what a log of this origin signed can be read, the present one first. */
export function logKeys(origin: string): readonly NoteKey[] {
  const { ASSAY_LOG_KEY, ASSAY_LOG_OLDER_KEYS } = environment();
  const older = ASSAY_LOG_OLDER_KEYS.map((publicKey) => ({ name: origin, publicKey }));
  return ASSAY_LOG_KEY === undefined ? older : [noteKey(origin, ASSAY_LOG_KEY), ...older];
}
