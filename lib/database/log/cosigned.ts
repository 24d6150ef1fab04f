import type { WorkspaceId } from "../../domain/ids";
import { database } from "../client";
import type { KeptCheckpoint } from "./sign-log";

/** A checkpoint as it is given out, with the lines of those who countersigned it, the earliest first, and their keys. */
export type Cosigned = { readonly note: string; readonly witnesses: readonly string[] };

/** Adds to what was signed of a log what witnesses signed of it since. */
export async function readCosigned(
  workspaceId: WorkspaceId,
  { number, note }: Pick<KeptCheckpoint, "number" | "note">,
): Promise<Cosigned> {
  const rows = await database().logCosignature.findMany({
    where: { workspaceId, number },
    orderBy: [{ at: "asc" }, { key: "asc" }],
  });
  return { note: note + rows.map(({ line }) => `${line}\n`).join(""), witnesses: rows.map(({ key }) => key) };
}
