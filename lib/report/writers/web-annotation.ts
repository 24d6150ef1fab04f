import type { Stance } from "../../domain/claim";
import { ENGLISH } from "../../words/words";
import type {
  Report,
  ReportClaim,
  ReportComment,
  ReportEvidence,
  ReportOriginal,
  ReportRange,
  ReportVerdict,
} from "../report";
import { isWhole } from "../report";
import { writtenDate } from "../report-date";
import type { ReportWriter } from "../report-writer";
import { percentEncodedUri } from "../text/percent-encoded-uri";

/** W3C Web Annotations: a collection with one page, one annotation a claim. Positions are in code points. */
export const writer: ReportWriter = {
  format: "webannotation",
  label: "Web Annotations, W3C",
  mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  extension: "jsonld",
  write: (report) => `${JSON.stringify(collection(report), null, 2)}\n`,
};

type JsonLd = { readonly [key: string]: unknown };

/** Older copies of the W3C context lack `assessing`, and a motivation they do not know would vanish with them. */
const CONTEXT = ["http://www.w3.org/ns/anno.jsonld", { assessing: "oa:assessing" }];

function collection(report: Report): JsonLd {
  const { workspace, generatedAt } = report;
  const base = uri(report.url);
  return withoutAbsent({
    "@context": CONTEXT,
    id: `${base}#annotations`,
    type: "AnnotationCollection",
    label: `Claims in “${report.article.title}”, checked by ${workspace.name}`,
    "rdfs:comment": report.withheld,
    total: report.claims.length,
    created: generatedAt,
    creator: { id: uri(report.baseUrl), type: "Organization", name: workspace.name },
    generator: generator(report),
    "schema:about": aboutArticle(report),
    "schema:hasDefinedTerm": report.scale.map((rating) => ({
      type: "schema:DefinedTerm",
      "schema:termCode": rating.id,
      "schema:name": rating.label,
      "schema:description": rating.meaning,
    })),
    "schema:identifier": {
      type: "schema:PropertyValue",
      "schema:propertyID": "ledger head",
      "schema:position": report.head.seq,
      "schema:value": report.head.hash,
    },
    "schema:comment": list(report.comments.flatMap(commentBody)),
    first: {
      id: `${base}#annotations-1`,
      type: "AnnotationPage",
      startIndex: 0,
      partOf: `${base}#annotations`,
      items: report.claims.map((claim) => annotation(claim, report)),
    },
    last: `${base}#annotations-1`,
  });
}

function annotation(claim: ReportClaim, report: Report): JsonLd {
  const targets = claim.anchor.ranges.map((range) => target(range, report));
  return {
    "@context": CONTEXT,
    id: uri(claim.url),
    type: "Annotation",
    motivation: "assessing",
    created: claim.highlightedAt,
    modified: lastChange(claim),
    creator: person(claim.highlightedBy, claim.highlightedByName),
    generated: report.generatedAt,
    generator: generator(report),
    body: [
      ...statementBody(claim),
      ...claim.verdicts.map(verdictBody),
      ...rulingBody(claim),
      textualBody("tagging", claim.ruling?.ratingLabel ?? claim.status),
      ...claim.evidence.flatMap(evidenceBody),
      ...claim.comments.flatMap(commentBody),
    ],
    target: targets.length === 1 ? targets[0] : targets,
  };
}

/** The words and where they stand in the text that was checked; the page that it came from is its scope. */
function target({ exact, prefix, suffix, codePoints }: ReportRange, report: Report): JsonLd {
  const quote = { type: "TextQuoteSelector", exact, prefix, suffix };
  const { sourceUrl } = report.article;
  return withoutAbsent({
    type: "SpecificResource",
    source: uri(report.url),
    scope: sourceUrl === null ? null : percentEncodedUri(sourceUrl),
    selector:
      codePoints === null || !isWhole(report.article)
        ? [quote]
        : [quote, { type: "TextPositionSelector", ...codePoints }],
  });
}

function statementBody(claim: ReportClaim): readonly JsonLd[] {
  const said = [
    claim.statement,
    claim.claimant === null ? null : `Said by: ${claim.claimant}`,
    claim.claimedOn === null ? null : `Said on: ${writtenDate(claim.claimedOn, ENGLISH)}`,
    claim.kind === null ? null : `Kind: ${claim.kind}`,
    claim.assigneeName === null ? null : `Assigned to: ${claim.assigneeName}`,
    `Status: ${claim.status}`,
  ].filter((line) => line !== null && line !== "");
  return [textualBody("describing", said.join("\n"))];
}

function verdictBody(verdict: ReportVerdict): JsonLd {
  const sure = verdict.confidence === null ? "" : ` (${verdict.confidence} confidence)`;
  return {
    ...textualBody(
      "assessing",
      judgement(`Verdict: ${verdict.ratingLabel}${sure}`, verdict.rationale),
      "text/markdown",
    ),
    creator: person(verdict.reviewerId, verdict.reviewerName),
    created: verdict.at,
  };
}

function rulingBody({ ruling }: ReportClaim): readonly JsonLd[] {
  if (ruling === null) return [];
  return [
    {
      ...textualBody(
        "assessing",
        judgement(`Ruling: ${ruling.ratingLabel}`, ruling.rationale),
        "text/markdown",
      ),
      creator: person(ruling.by, ruling.byName),
      created: ruling.at,
    },
  ];
}

function evidenceBody(evidence: ReportEvidence): readonly JsonLd[] {
  const source = percentEncodedUri(evidence.url);
  const creator = person(evidence.addedBy, evidence.addedByName);
  const lines = [
    `Evidence${stanceWords(evidence.stance)}: ${evidence.title ?? evidence.url}`,
    [evidence.author, evidence.publisher, evidence.publishedOn].filter((each) => each !== null).join(", "),
    evidence.excerpt === null ? "" : `“${evidence.excerpt}”`,
    evidence.note ?? "",
  ];
  const described = textualBody(
    "describing",
    lines.filter((line) => line !== "").join("\n\n"),
    "text/markdown",
  );
  const linked = { type: "SpecificResource", purpose: "linking", source, creator, created: evidence.at };
  return [...(source === null ? [] : [linked]), { ...described, creator, created: evidence.at }];
}

const stanceWords = (stance: Stance | null): string =>
  stance === null ? ", its stance withheld" : ` that ${STANCE_WORDS[stance]}`;

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  supports: "supports the claim",
  refutes: "refutes the claim",
  context: "gives context",
};

function commentBody(comment: ReportComment): readonly JsonLd[] {
  if (comment.removedAt !== null) return [];
  const body = textualBody("commenting", comment.body, "text/markdown");
  const modified = comment.editedAt === null ? {} : { modified: comment.editedAt };
  return [{ ...body, creator: person(comment.by, comment.byName), created: comment.at, ...modified }];
}

function aboutArticle({ article }: Report): JsonLd {
  return withoutAbsent({
    type: "schema:Article",
    "schema:headline": article.title,
    "schema:author": article.byline,
    "schema:publisher": article.publisher,
    "schema:url": article.sourceUrl,
    "schema:datePublished": article.publishedAt,
    "schema:inLanguage": article.language,
    "schema:version": article.revision.number,
    "schema:sha256": article.revision.sha256,
    "schema:isBasedOn": article.original === undefined ? null : aboutOriginal(article.original),
  });
}

const aboutOriginal = ({ sha256, bytes, name, address, mediaType }: ReportOriginal): JsonLd =>
  withoutAbsent({
    type: "schema:DigitalDocument",
    "schema:name": name,
    "schema:url": address === null ? null : percentEncodedUri(address),
    "schema:encodingFormat": mediaType,
    "schema:size": `${bytes} bytes`,
    "schema:sha256": sha256,
  });

function textualBody(purpose: string, value: string, format = "text/plain"): JsonLd {
  return { type: "TextualBody", purpose, value, format };
}

function lastChange(claim: ReportClaim): string {
  const dates = [
    claim.highlightedAt,
    claim.ruling?.at,
    ...claim.verdicts.map(({ at }) => at),
    ...claim.evidence.map(({ at }) => at),
  ];
  return (
    dates
      .filter((date) => date !== undefined)
      .toSorted()
      .at(-1) ?? claim.highlightedAt
  );
}

const judgement = (line: string, rationale: string) => (rationale === "" ? line : `${line}\n\n${rationale}`);
const person = (id: string, name: string): JsonLd => ({ id: `urn:uuid:${id}`, type: "Person", name });
const generator = (report: Report): JsonLd => ({ id: uri(report.baseUrl), type: "Software", name: "Assay" });
const list = (items: readonly JsonLd[]) => (items.length === 0 ? null : items);

function uri(address: string): string {
  const encoded = percentEncodedUri(address);
  if (encoded === null) throw new Error(`The base URL of this installation is no web address: ${address}`);
  return encoded;
}

function withoutAbsent(object: JsonLd): JsonLd {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
