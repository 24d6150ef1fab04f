import { fail, ok, type Result } from "../../domain/result";
import { readCosignatures, readWitnessKey, unknownCosigners } from "../../log/cosignature";
import { database } from "../client";

/**
 * Who countersigned a checkpoint of a desk's log, in sentences, by the keys of those who are its witnesses or were. Fails
 * with a sentence where a countersignature does not hold.
 */
export async function sayCosigners(slug: string, note: string): Promise<Result<readonly string[], string>> {
  const rows = await database().$queryRaw<readonly { readonly key: string }[]>`
    SELECT key FROM log_witness JOIN workspace ON workspace.id = workspace_id WHERE slug = ${slug}
    UNION SELECT key FROM log_cosignature JOIN workspace ON workspace.id = workspace_id WHERE slug = ${slug}`;
  const keys = rows.flatMap(({ key }) => {
    const read = readWitnessKey(key);
    return read.ok ? [read.value] : [];
  });
  const read = readCosignatures(note, keys);
  if (!read.ok) return fail(read.failure);
  return ok([
    ...read.value.map(({ key, at }) => `countersigned by ${key.name} at ${at.toISOString()}`),
    ...unknownCosigners(note, keys).map(
      (name) => `countersigned by ${name} too, with a key that is not known here`,
    ),
  ]);
}
