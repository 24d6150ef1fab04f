import { WordDiff } from "@/components/look/word-diff";
import { historyNames } from "@/components/open-article/history-names";
import { anchorQuote } from "@/lib/domain/anchor";
import type { Claim, Evidence } from "@/lib/domain/claim";
import type { ComparedClaim, ComparedPart } from "@/lib/ledger/review/compare-moments";
import type { HistoryData } from "./history-data";
import classes from "./panel.module.css";

type Props = { readonly claim: ComparedClaim; readonly data: HistoryData };

const PART_WORDS: Readonly<Record<ComparedPart, string>> = {
  words: "words in the text",
  placement: "place in the text",
  statement: "statement",
  claimant: "claimant",
  claimedOn: "date claimed",
  kind: "kind",
  standing: "in the review or not",
  assignee: "assignee",
  verdicts: "verdicts",
  ruling: "ruling",
  returned: "returned or not",
  evidence: "evidence",
  comments: "comments",
  suggestions: "suggested wording",
};

/** What differs in a claim, named at once and in whole where one opens it; from the earlier moment to the later. */
export function ComparedParts({ claim, data }: Props) {
  const { before, after } = claim;
  // Whether it stands is told beside it.
  const parts = claim.parts.filter((part) => part !== "standing");
  if (before === null || parts.length === 0) return null;
  return (
    <details className={classes["parts"]}>
      <summary>{parts.map((part) => PART_WORDS[part]).join(", ")}</summary>
      <dl>
        {parts.map((part) => {
          const said = PART_OF[part];
          if (said === null) return null;
          return (
            <div key={part}>
              <dt>{PART_WORDS[part]}</dt>
              <dd>
                <WordDiff before={said(before, data)} after={said(after, data)} />
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

type Said = (claim: Claim, data: HistoryData) => string;

/** Each part as words; null where its name says it all. */
const PART_OF: Readonly<Record<ComparedPart, Said | null>> = {
  words: ({ anchor }) => anchorQuote(anchor),
  placement: ({ placement }) => placement,
  statement: ({ statement }) => statement ?? "",
  claimant: ({ claimant }) => claimant ?? "",
  claimedOn: ({ claimedOn }) => claimedOn ?? "",
  kind: ({ kind }) => kind ?? "",
  standing: null,
  assignee: ({ assigneeId }, data) => (assigneeId === null ? "" : nameIn(data, assigneeId)),
  verdicts: ({ verdicts }, data) =>
    verdicts
      .map(
        ({ reviewerId, rating, rationale }) =>
          `${nameIn(data, reviewerId)}: ${ratingIn(data, rating)}. ${rationale}`,
      )
      .join("\n"),
  ruling: ({ ruling }, data) =>
    ruling === null ? "" : `${ratingIn(data, ruling.rating)}. ${ruling.rationale}`,
  returned: ({ returned }) => returned?.reason ?? "",
  evidence: ({ evidence }) => evidence.map(sourceWords).join("\n"),
  comments: null,
  suggestions: null,
};

const nameIn = (data: HistoryData, id: string): string => historyNames(data).actor(id);

const ratingIn = (data: HistoryData, id: string): string => historyNames(data).rating(id);

function sourceWords({ title, url, stance, excerpt, note }: Evidence): string {
  return [title ?? url, stance, excerpt, note].filter((each) => each !== null).join(" · ");
}
