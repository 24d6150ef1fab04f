import { z } from "zod";
import { type Failure, invalid } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { canonicalJson } from "../../ledger/chain/canonical-json";
import { verifyChain } from "../../ledger/chain/hash-chain";
import { replay } from "../../ledger/events/evolve";
import { aboutArticle } from "../../ledger/review/about-article";
import { eventSchema } from "../../ledger/shapes/event";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import { fromWire, type WireEntry } from "../../ledger/shapes/wire-entry";
import { canonicalText } from "../../text/canonical-text";
import type { ProseMirrorJson } from "../../text/document-json";
import type { WorkspaceAccess } from "../access";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { changedRows } from "../ledger/changed-rows";
import { modeRow } from "../ledger/review-rows";
import { hashDocument, hashText } from "../ledger/revision-row";
import { attempt } from "../unavailable";

const envelope = z.looseObject({
  ...{ articleId: z.uuid(), actor: z.uuid(), seq: z.int(), at: z.iso.datetime(), type: z.string() },
  ...{ dataHash: z.string(), prevHash: z.string(), hash: z.string() },
});

/** Whether it has what every entry has; what it says is looked at when it is read (`eventSchema`). */
const isEntry = (sent: unknown): boolean => envelope.safeParse(sent).success;

/** The part of our complete JSON from which an article is put up again (`ReportHistory`). */
export const archiveSchema = z.object({
  format: z.literal("assay-report"),
  version: z.literal(1),
  history: z.object({
    entries: z.array(z.custom<WireEntry>(isEntry, "This is no ledger entry.")).min(1),
    revisions: z.array(
      z.object({
        id: z.uuid(),
        number: z.int(),
        sha256: z.string(),
        text: z.string(),
        document: z.record(z.string(), z.unknown()),
        words: z.int(),
        createdAt: z.iso.datetime(),
      }),
    ),
    editions: z.array(
      z.object({
        ...{ id: z.uuid(), publishedBy: z.uuid(), publishedAt: z.iso.datetime() },
        ...{ number: z.int(), seq: z.int(), slug: z.string(), hash: z.string(), sha256: z.string() },
        ...{ headline: z.string().nullable(), summary: z.string().nullable(), note: z.string().nullable() },
        ...{ readers: z.string(), kind: z.string().nullable(), articleShown: z.string().nullable() },
        openClaims: z.json(),
        ...{ html: z.string(), json: z.string() },
      }),
    ),
    actors: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
});

type Archive = z.output<typeof archiveSchema>["history"];
type Ledger = readonly [LedgerEntry, ...LedgerEntry[]];

/**
 * Puts an article up again as it was, with every entry under its own hash: texts, review, history, editions. For whoever runs
 * the installation alone, since a ledger names who did what, and nobody but them can be trusted with that. What does not
 * hold is refused as `invalid`, and nothing is written. Who is not known here is known by name from then on, and can do nothing.
 */
export async function restoreArticle(
  access: WorkspaceAccess,
  archive: Archive,
): Promise<Result<ArticleId, Failure>> {
  if (!access.isOperator)
    return fail({ kind: "forbidden", detail: "Only the command line puts articles up again." });
  const ledger = readEntries(archive);
  if (!ledger.ok) return ledger;
  const complaint = complainOf(ledger.value, archive, access);
  if (complaint !== null) return fail(invalid("history", complaint));
  return attempt(async () => {
    const [{ articleId }] = ledger.value;
    if ((await database().article.findUnique({ where: { id: articleId } })) !== null)
      return fail(invalid("history", "This article is there already."));
    const slugs = archive.editions.map(({ slug }) => slug);
    const taken = await database().reportRow.findFirst({ where: { slug: { in: slugs } } });
    if (taken !== null)
      return fail(invalid("history", `Another article is published under /r/${taken.slug} here.`));
    await write(access, ledger.value, archive);
    return ok(articleId);
  });
}

function readEntries({ entries }: Archive): Result<Ledger, Failure> {
  const read: LedgerEntry[] = [];
  for (const sent of entries) {
    const entry = fromWire(sent);
    if (!eventSchema.safeParse({ type: entry.type, data: entry.data }).success)
      return fail(invalid("history", `Entry ${sent.seq} is none that this version knows.`));
    read.push(entry as LedgerEntry);
  }
  const [first, ...others] = read;
  if (first?.type !== "article-added") return fail(invalid("history", "It does not begin with its article."));
  return ok([first, ...others]);
}

/** Why the archive is not a whole article of its own; null when it is. */
function complainOf(ledger: Ledger, archive: Archive, { scale }: WorkspaceAccess): string | null {
  const chain = brokenAt(ledger);
  if (chain !== null) return chain;
  for (const entry of ledger) {
    if (entry.type === "article-added" || entry.type === "article-revised") {
      const text = archive.revisions.find(({ id }) => id === entry.data.revision.id);
      if (text === undefined || !isText(text, entry.data.revision))
        return `The text of entry ${entry.seq} is missing, or is another.`;
    }
    if (entry.type === "report-published") {
      const { reportId, sha256, jsonSha256 } = entry.data;
      const page = archive.editions.find(({ id }) => id === reportId);
      const isSame =
        page !== undefined &&
        hashText(page.html) === sha256 &&
        (jsonSha256 === undefined || hashText(page.json) === jsonSha256);
      if (!isSame) return `The edition of entry ${entry.seq} is missing, or is another.`;
    }
  }
  const removed = ledger.find((entry) => entry.redactedBy !== undefined && !isRemovedBy(ledger, entry));
  if (removed !== undefined) return `Entry ${removed.seq} is removed, and no later entry says so.`;
  const named = new Set(
    ledger.flatMap(({ data }) => ("revision" in data ? [data.revision.id as string] : [])),
  );
  const stray = archive.revisions.find(({ id }) => !named.has(id));
  if (stray !== undefined) return `No entry names text ${stray.number}.`;
  const ratings = new Set<string>(scale.map(({ id }) => id));
  const lacking = ledger.flatMap((entry) =>
    "rating" in entry.data && typeof entry.data.rating === "string" && !ratings.has(entry.data.rating)
      ? [entry.data.rating]
      : [],
  );
  return lacking.length === 0
    ? null
    : `The desk has no rating ${[...new Set(lacking)].join(", ")}. Give it the scale of the other desk first.`;
}

/** What was removed by order of law has only its links to be checked by. */
function brokenAt(ledger: Ledger): string | null {
  const shown = ledger.map((entry) => (entry.redactedBy === undefined ? entry : { ...entry, salt: null }));
  const check = verifyChain(shown);
  return check.ok ? null : `Entry ${check.seq} does not hold: ${check.reason}`;
}

/** Whether a later entry says that this one's words were removed, and what stands in their place. */
function isRemovedBy(ledger: Ledger, { seq, data, redactedBy = 0 }: LedgerEntry): boolean {
  const said = ledger[redactedBy - 1];
  return (
    said?.type === "entry-redacted" &&
    redactedBy > seq &&
    said.data.seq === seq &&
    canonicalJson(said.data.standIn) === canonicalJson(data)
  );
}

type Text = Archive["revisions"][number];

function isText(
  { number, text, sha256, document }: Text,
  said: { readonly number: number; readonly sha256: string; readonly documentSha256?: string | undefined },
): boolean {
  const isSameText = number === said.number && sha256 === said.sha256 && hashText(text) === sha256;
  if (said.documentSha256 === undefined)
    return isSameText && canonicalText(document as ProseMirrorJson) === text;
  return isSameText && hashDocument(document as ProseMirrorJson) === said.documentSha256;
}

async function write({ workspaceId }: WorkspaceAccess, ledger: Ledger, archive: Archive): Promise<void> {
  const [first] = ledger;
  const last = ledger.at(-1) ?? first;
  const { articleId } = first;
  const state = replay(ledger);
  const rows = changedRows(replay([first]), state, ledger.slice(1));
  if (first.type !== "article-added") throw new Error("A ledger begins with its article.");
  const { revision: _, original: __, ...told } = first.data;
  const { details, archivedAt } = aboutArticle({ details: told, archivedAt: null }, ledger);
  const mode = modeRow(state.mode) as {
    review_mode: string;
    required_verdicts: number;
    hides_names: boolean;
  };
  await database().$transaction(
    async (step) => {
      await step.actor.createMany({
        data: archive.actors.map(({ id, name }) => ({ id, name, kind: "user" as const })),
        skipDuplicates: true,
      });
      await step.article.create({
        data: {
          ...{ id: articleId, workspaceId, ...details, archivedAt },
          ...{ currentRevisionId: state.revisionId, headSeq: last.seq, headHash: last.hash },
          ...{ reviewMode: mode.review_mode, requiredVerdicts: mode.required_verdicts },
          ...{ hidesNames: mode.hides_names, createdAt: first.at, updatedAt: last.at },
        },
      });
      await step.revision.createMany({
        data: archive.revisions.map((text) => ({
          ...text,
          articleId,
          document: text.document as Prisma.InputJsonObject,
        })),
      });
      await step.ledgerRow.createMany({
        data: ledger.map(({ actor, data, redactedBy, salt, ...entry }) => ({
          ...entry,
          actorId: actor,
          // What was removed goes in as any entry, and is removed again below: the ledger takes no other way.
          salt: redactedBy === undefined ? salt : "",
          data: data as Prisma.InputJsonObject,
        })),
      });
      for (const { type, seq } of ledger)
        if (type === "entry-redacted")
          await step.$executeRaw`SELECT empty_redacted_entry(${articleId}::uuid, ${seq}::int)`;
      await step.$executeRaw`SELECT keep_claim(${articleId}::uuid, ${JSON.stringify(rows.claims)}::jsonb)`;
      await step.$executeRaw`SELECT keep_verdict(${articleId}::uuid, ${JSON.stringify(rows.verdicts)}::jsonb)`;
      await step.$executeRaw`SELECT keep_evidence(${articleId}::uuid, ${JSON.stringify(rows.evidence)}::jsonb)`;
      await step.$executeRaw`SELECT keep_comment(${articleId}::uuid, ${JSON.stringify(rows.comments)}::jsonb)`;
      for (const { openClaims, ...edition } of archive.editions)
        await step.reportRow.create({
          data: { ...edition, articleId, ...(openClaims === null ? {} : { openClaims }) },
        });
    },
    { timeout: 600_000, maxWait: 10_000 },
  );
}
