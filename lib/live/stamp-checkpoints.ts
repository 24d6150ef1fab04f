import { randomBytes, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { rootCertificates } from "node:tls";
import { checkpointsToStamp, keepTimeStamp, type Unstamped } from "../database/log/time-stamps";
import { fail, ok, type Result } from "../domain/result";
import { safeFetch } from "../fetch/safe-fetch";
import { splitNote } from "../log/signed-note";
import { readStampReply, writeStampRequest } from "../log/time-stamp";
import { askOutside } from "./ask-outside";

/** Who stamps checkpoints (RFC 3161), and the file of the root certificates that they are trusted by; absent: Node's. */
export type StampAuthority = { readonly address: string; readonly rootFile: string | undefined };

/**
 * Has the checkpoints stamped whose turn it is, one after the other, and keeps each answer that holds. Fails with a
 * sentence at the first that does not: the next one would fare no better.
 */
export async function stampCheckpoints(
  authority: StampAuthority,
  now: Date,
  how: Asking = {},
): Promise<Result<null, string>> {
  const due = await checkpointsToStamp(now);
  if (due.length === 0) return ok(null);
  const trusted = await readRoots(authority.rootFile);
  if (!trusted.ok) return trusted;
  for (const checkpoint of due) {
    const stamped = await stampOne(checkpoint, authority.address, trusted.value, how);
    if (!stamped.ok) return stamped;
  }
  return ok(null);
}

/** What tests have otherwise: the fetcher, how long an answer is waited for. */
type Asking = { readonly fetcher?: typeof safeFetch; readonly waitMs?: number };

async function stampOne(
  checkpoint: Unstamped,
  address: string,
  trusted: readonly Uint8Array[],
  { fetcher = safeFetch, waitMs }: Asking,
): Promise<Result<null, string>> {
  const parts = splitNote(checkpoint.note);
  if (!parts.ok) throw new Error("A checkpoint was kept that is no note.");
  const asked = { text: parts.value.text, nonce: randomBytes(8) };
  const answer = await askOutside({
    ...{ address, type: "application/timestamp-query", body: writeStampRequest(asked) },
    ...{ fetcher, waitMs },
  });
  if (!answer.ok) return answer;
  const { status, body: reply } = answer.value;
  if (status !== 200) return fail(`It answered with status ${status}.`);
  const stamp = await readStampReply(reply, asked, trusted);
  if (!stamp.ok) return stamp;
  await keepTimeStamp(checkpoint, { reply, ...stamp.value });
  return ok(null);
}

/** As DER. */
async function readRoots(file: string | undefined): Promise<Result<readonly Uint8Array[], string>> {
  try {
    const written =
      file === undefined
        ? rootCertificates.join("\n")
        : await readFile(/* turbopackIgnore: true */ file, "utf8");
    const roots = written.match(CERTIFICATE) ?? [];
    if (roots.length === 0) return fail(`There is no certificate in ${file}, which ASSAY_TSA_CA names.`);
    return ok(roots.map((each) => new Uint8Array(new X509Certificate(each).raw)));
  } catch {
    return fail(`The certificates in ${file}, which ASSAY_TSA_CA names, cannot be read.`);
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
