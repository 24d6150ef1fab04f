import type { Failure } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import { sourceKey } from "../../domain/source-address";
import { likeness, type TextTrace, traceText } from "../../text/text-trace";
import type { WorkspaceAccess } from "../access";
import { branded } from "../branded";
import { database } from "../client";
import { attemptRead } from "../unavailable";

/** What is looked for: a text, and where it is from. */
export type Sought = { readonly text: string; readonly addresses: readonly (string | null)[] };

/** An article that the desk has already. */
export type Duplicate = {
  readonly id: ArticleId;
  readonly title: string;
  readonly publisher: string | null;
  readonly addedAt: string;
  readonly archivedAt: string | null;
  /** Why it is taken for the same: its address, or its text, which is so much alike. */
  readonly because: "address" | "text";
  /** From 0 to 1. */
  readonly likeness: number;
};

/** From so large a share of common shingles on, two texts are versions of one: some ten words in a hundred differ at most. */
const ALIKE = 0.7;
const MOST_SHOWN = 5;
/** Of those that share bands, so many that share most are looked at. */
const MOST_LIKE = 200;

/**
 * The desk's articles with the same address (`sourceKey`) or a near-identical present text, the likest first. Archived ones
 * count. Articles that came in since the last look are traced before it.
 */
export async function findDuplicates(
  access: WorkspaceAccess,
  sought: Sought,
): Promise<Result<readonly Duplicate[], Failure>> {
  return attemptRead(async () => {
    for (let rounds = 0; rounds < MOST_ROUNDS && (await traceSome(access)); rounds += 1);
    return findTraced(access, traceText(sought.text), keysOf(sought.addresses));
  });
}

const keysOf = (addresses: readonly (string | null)[]): readonly string[] =>
  addresses.flatMap((address) => (address === null ? [] : (sourceKey(address) ?? [])));

type Found = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  readonly signature: Uint8Array;
  readonly isSameAddress: boolean;
};

async function findTraced(
  { workspaceId }: WorkspaceAccess,
  { bands, signature }: TextTrace,
  keys: readonly string[],
): Promise<readonly Duplicate[]> {
  const rows = await database().$queryRaw<readonly Found[]>`
    WITH found AS (
      SELECT article_id FROM article_trace
        WHERE workspace_id = ${workspaceId}::uuid AND address_key = ANY(${keys}::text[])
      UNION (
        SELECT article_id FROM article_trace
          WHERE workspace_id = ${workspaceId}::uuid AND bands && ${bands}::int[]
          ORDER BY cardinality(ARRAY(SELECT unnest(bands) INTERSECT SELECT unnest(${bands}::int[]))) DESC, article_id
          LIMIT ${MOST_LIKE}
      )
    )
    SELECT article.id, title, publisher, created_at AS "createdAt", archived_at AS "archivedAt", signature,
      coalesce(address_key = ANY(${keys}::text[]), false) AS "isSameAddress"
    FROM found JOIN article_trace USING (article_id) JOIN article ON article.id = article_id
    WHERE signature IS NOT NULL`;
  return rows
    .map(({ id, title, publisher, createdAt, archivedAt, isSameAddress, ...found }) => ({
      ...branded.article({ id }),
      ...{ title, publisher },
      addedAt: createdAt.toISOString(),
      archivedAt: archivedAt?.toISOString() ?? null,
      because: isSameAddress ? ("address" as const) : ("text" as const),
      likeness: likeness(signature, unpack(found.signature)),
    }))
    .filter((each) => each.because === "address" || each.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || a.addedAt.localeCompare(b.addedAt))
    .slice(0, MOST_SHOWN);
}

const AT_ONCE = 50;
/** A desk of many years whose articles came before there were traces is traced by and by. */
const MOST_ROUNDS = 10;

type Untraced = { readonly id: string; readonly text: string; readonly sourceUrl: string | null };

/** Traces some of the desk's articles that wait for it; whether it did. One that changes meanwhile waits again. */
async function traceSome({ workspaceId }: WorkspaceAccess): Promise<boolean> {
  return database().$transaction(async (step) => {
    const rows = await step.$queryRaw<readonly Untraced[]>`
      SELECT article.id, revision.text, article.source_url AS "sourceUrl"
      FROM article_trace JOIN article ON article.id = article_id JOIN revision ON revision.id = current_revision_id
      WHERE article_trace.workspace_id = ${workspaceId}::uuid AND signature IS NULL
      LIMIT ${AT_ONCE} FOR UPDATE OF article_trace SKIP LOCKED`;
    for (const { id, text, sourceUrl } of rows) {
      const { bands, signature } = traceText(text);
      await step.articleTrace.update({
        where: { articleId: id },
        data: {
          addressKey: sourceUrl === null ? null : sourceKey(sourceUrl),
          bands: [...bands],
          signature: packSignature(signature),
        },
      });
    }
    return rows.length === AT_ONCE;
  }, PATIENT);
}

/** Fifty texts of the largest size take seconds. */
const PATIENT = { timeout: 60_000, maxWait: 10_000 };

/** A signature as its column has it. */
export const packSignature = (signature: Uint32Array): Uint8Array<ArrayBuffer> => {
  const bytes = new DataView(new ArrayBuffer(signature.length * 4));
  signature.forEach((hash, at) => {
    bytes.setUint32(at * 4, hash, true);
  });
  return new Uint8Array(bytes.buffer);
};

const unpack = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getUint32(at * 4, true));
};
