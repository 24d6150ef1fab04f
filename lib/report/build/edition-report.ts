import type { ReviewState } from "../../domain/claim";
import {
  type Edition,
  type EditionChoices,
  isPublicClaim,
  type OpenClaims,
  unchosen,
} from "../../domain/edition";
import type { ActorId } from "../../domain/ids";
import { replay } from "../../ledger/events/evolve";
import { type Viewer, withholdReview } from "../../ledger/readers/withhold";
import { changesBetween } from "../../ledger/review/changes-between";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { publicPath } from "../html/public-page";
import type { Report, ReportArticle, ReportClaim, ReportCorrection, ReportInput } from "../report";
import { wordsOf } from "../report-words";
import { buildReport, leftOutNote, listPeople } from "./build-report";
import { cutArticle } from "./cut-article";

/** In an independent review nobody learns from the public page what the desk withholds from its own. */
const PUBLIC: Viewer = { actor: "00000000-0000-0000-0000-000000000000" as ActorId, role: "viewer" };

/** What an edition says of itself, with those before it, the first edition first. */
export type EditionInput = {
  readonly edition: Pick<
    Edition,
    "number" | "slug" | "seq" | "headline" | "summary" | "note" | "by" | "at" | keyof EditionChoices
  >;
  readonly earlier: readonly Pick<Edition, "number" | "seq" | "note" | "at" | "kind" | "openClaims">[];
};

/**
 * The report as the public gets it: every claim that is settled, and of those that are not, which the desk chose, with
 * verdicts, ruling and evidence; of the article as much as it chose.
 * Withdrawn claims, comments, suggested wording, who was asked to check what, and the ledger's data stay with the desk.
 */
export function editionReport(input: ReportInput, { edition, earlier }: EditionInput): Report {
  const state = withholdReview(input.state, PUBLIC);
  const report = buildReport({ ...input, state, generatedAt: edition.at });
  const publicUrl = `${report.baseUrl}${publicPath(edition.slug)}`;
  const standing = report.claims.filter((claim) => claim.status !== "withdrawn");
  const claims = standing
    .filter((claim) => isPublicClaim(claim, edition.openClaims))
    .map((claim, index) => publicClaim(claim, index + 1, publicUrl));
  const leftOut = leftOutNote(standing.length - claims.length, edition.articleShown, wordsOf(report));
  const shown: Report = {
    ...report,
    article: withoutNames(report.article),
    edition: {
      number: edition.number,
      kind: edition.kind,
      publicUrl,
      publishedAt: edition.at,
      firstPublishedAt: earlier[0]?.at ?? edition.at,
      headline: edition.headline,
      summary: edition.summary,
      readers: edition.readers,
      publishedByName: input.names.get(edition.by) ?? wordsOf(report).say("page.unknownPerson"),
      corrections: listCorrections(input.entries, [...earlier, edition]),
    },
    url: `${publicUrl}/${edition.number}`,
    people: listPeople(claims, []),
    withheld: [report.withheld, leftOut].filter((note) => note !== null).join(" ") || null,
    claims,
    comments: [],
    entries: [],
  };
  return cutArticle(shown, edition.articleShown);
}

/** What the text was read from is named by its bytes alone: a file's name and an address can be the desk's secret. */
const withoutNames = (article: ReportArticle): ReportArticle =>
  article.original === undefined
    ? article
    : { ...article, original: { ...article.original, name: null, address: null } };

function publicClaim(claim: ReportClaim, number: number, publicUrl: string): ReportClaim {
  return {
    ...claim,
    number,
    url: `${publicUrl}#claim-${claim.claimId}`,
    assigneeId: null,
    assigneeName: null,
    comments: [],
    suggestions: [],
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
    .flatMap((edition, index) => {
      const last = editions[index - 1];
      const before = states.get(last?.seq ?? 0);
      const after = states.get(edition.seq);
      if (last === undefined || before === undefined || after === undefined) return [];
      const was = publicPart(before, last.openClaims);
      const changes = changesBetween(was, publicPart(after, edition.openClaims, was));
      const { kind, number, at, note } = edition;
      return [{ kind, number, publishedAt: at, note: note ?? "", changes }];
    })
    .toReversed();
}

/** The review without the claims that an edition leaves out; one that is withdrawn is told of where it was public `before`. */
function publicPart(state: ReviewState, openClaims: OpenClaims, before?: ReviewState): ReviewState {
  const shown = [...state.claims].filter(([claimId, claim]) =>
    claim.isWithdrawn
      ? before === undefined || before.claims.get(claimId)?.isWithdrawn === false
      : isPublicClaim(claim, openClaims),
  );
  return { ...state, claims: new Map(shown) };
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

/** The report that an edition was published from, out of the JSON that was kept with its page. */
export function readEdition(json: string): Report {
  const { format, version, proof, ...report } = JSON.parse(json);
  if (format !== "assay-report" || version !== 1)
    throw new Error(`This is no edition: ${format} ${version}.`);
  // Editions from before there were headlines or suggested wording have none, and of what a desk can choose, what was then the only way.
  const corrections = report.edition.corrections.map((each: object) => ({ kind: "correction", ...each }));
  const { readers, kind } = unchosen(report.edition.number);
  const edition = { headline: null, summary: null, readers, kind, ...report.edition, corrections };
  const claims = report.claims.map((claim: object) => ({ suggestions: [], ...claim }));
  const checkpoint = proof === undefined ? {} : { checkpoint: proof.checkpoint };
  return { ...report, ...checkpoint, edition, claims, entries: [] };
}
