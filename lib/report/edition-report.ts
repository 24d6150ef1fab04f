import type { ReviewState } from "../domain/claim";
import type { Edition } from "../domain/edition";
import type { ActorId } from "../domain/ids";
import { changesBetween } from "../ledger/changes-between";
import { replay } from "../ledger/evolve";
import type { ShownEntry } from "../ledger/shown-entry";
import { type Viewer, withholdReview } from "../ledger/withhold";
import { buildReport } from "./build-report";
import { listPeople } from "./list-people";
import type { Report, ReportClaim, ReportCorrection, ReportInput } from "./report";

/** In an independent review nobody learns from the public page what the desk withholds from its own. */
const PUBLIC: Viewer = { actor: "00000000-0000-0000-0000-000000000000" as ActorId, role: "viewer" };

/** What an edition says of itself, with those before it, the first edition first. */
export type EditionInput = {
  readonly edition: Pick<
    Edition,
    "number" | "slug" | "seq" | "headline" | "summary" | "note" | "readers" | "by" | "at"
  >;
  readonly earlier: readonly Pick<Edition, "number" | "seq" | "note" | "at">[];
};

/**
 * The report as the public gets it: every claim that stands, settled or not, with its verdicts, ruling and evidence.
 * Withdrawn claims, comments, who was asked to check what, and the ledger's data stay with the desk.
 */
export function editionReport(input: ReportInput, { edition, earlier }: EditionInput): Report {
  const state = withholdReview(input.state, PUBLIC);
  const report = buildReport({ ...input, state, generatedAt: edition.at });
  const publicUrl = `${report.baseUrl}/r/${encodeURIComponent(edition.slug)}`;
  const claims = report.claims
    .filter((claim) => claim.status !== "withdrawn")
    .map((claim, index) => publicClaim(claim, index + 1, publicUrl));
  return {
    ...report,
    edition: {
      number: edition.number,
      publicUrl,
      publishedAt: edition.at,
      headline: edition.headline,
      summary: edition.summary,
      readers: edition.readers,
      publishedByName: input.names.get(edition.by) ?? "Unknown person",
      corrections: listCorrections(input.entries, [...earlier, edition]),
    },
    url: `${publicUrl}/${edition.number}`,
    people: listPeople(claims, []),
    claims,
    comments: [],
    entries: [],
  };
}

function publicClaim(claim: ReportClaim, number: number, publicUrl: string): ReportClaim {
  return {
    ...claim,
    number,
    url: `${publicUrl}#claim-${claim.claimId}`,
    assigneeId: null,
    assigneeName: null,
    comments: [],
    retractedVersions: {},
    removedEvidenceIds: [],
  };
}

/** Each edition after the first, with what changed since the one before; the newest first. */
function listCorrections(
  entries: readonly ShownEntry[],
  editions: EditionInput["earlier"],
): readonly ReportCorrection[] {
  const states = statesAt(entries, new Set(editions.map(({ seq }) => seq)));
  return editions
    .flatMap(({ number, seq, note, at }, index) => {
      const before = states.get(editions[index - 1]?.seq ?? 0);
      const after = states.get(seq);
      if (before === undefined || after === undefined) return [];
      return [{ number, publishedAt: at, note: note ?? "", changes: changesBetween(before, after) }];
    })
    .toReversed();
}

/** The review as it stood at each of the entries, in one pass. */
function statesAt(
  entries: readonly ShownEntry[],
  seqs: ReadonlySet<number>,
): ReadonlyMap<number, ReviewState> {
  const states = new Map<number, ReviewState>();
  let from = 0;
  let state: ReviewState | undefined;
  for (const seq of [...seqs].sort((a, b) => a - b)) {
    const next = entries.slice(from, seq);
    if (next.length > 0) state = replay(next, state);
    if (state !== undefined) states.set(seq, state);
    from = seq;
  }
  return states;
}
