import { Button, UnstyledButton } from "@mantine/core";
import { memo } from "react";
import { showMinute } from "@/components/look/show-date";
import { VerdictTag } from "@/components/look/verdict-tag";
import { WordDiff } from "@/components/look/word-diff";
import { findRating, type RatingScale } from "@/lib/domain/rating";
import type { Restoring } from "@/lib/ledger/commands/restore-entry";
import type { HistoryLine } from "@/lib/ledger/history/record-history";
import { type ToldWords, toldParts } from "@/lib/ledger/history/tell-entry";
import classes from "./history-days.module.css";

type Props = {
  readonly line: HistoryLine;
  readonly mark: string | null;
  readonly address: string;
  readonly scale: RatingScale;
  readonly onMark: (mark: "a" | "b", seq: number) => void;
  readonly onlyClaim: (claimId: string) => void;
  readonly offer: Restoring["what"] | null;
  readonly isBusy: boolean;
  readonly onRestore: (seq: number) => void;
  /** Asks to remove its words by order of law; null where that is not offered. */
  readonly onRedact: ((seq: number) => void) | null;
};

const OFFERS: Readonly<Record<Restoring["what"], string>> = {
  claim: "Restore this claim",
  wording: "Use these words again",
  verdict: "Give this verdict again",
  evidence: "Add this evidence again",
  ruling: "Settle like this again",
  comment: "Put these words back",
};

/** One event as a sentence with the words that it changed; what leads to its moment stands at its end. */
export const HistoryEvent = memo(function HistoryEvent(props: Props) {
  const { line, mark, address, onMark, onlyClaim, offer, isBusy, onRestore, onRedact } = props;
  const { seq, words, claimId } = line;
  return (
    <li
      id={`event-${seq}`}
      tabIndex={-1}
      value={seq}
      data-marked={mark !== null}
      className={classes["event"]}
    >
      <div className={classes["line"]}>
        <p>
          {mark !== null && <b className={classes["mark"]}>{mark} </b>}
          <Sentence {...props} />
        </p>
        <span className={classes["ways"]}>
          <span className={classes["quiet"]}>
            {(["a", "b"] as const).map((each) => (
              <UnstyledButton
                key={each}
                className={classes["put"] ?? ""}
                aria-label={`${each.toUpperCase()}: compare event ${seq}`}
                onClick={() => onMark(each, seq)}
              >
                {each.toUpperCase()}
              </UnstyledButton>
            ))}
            {claimId !== null && (
              <UnstyledButton
                className={classes["put"] ?? ""}
                aria-label={`Only this claim: ${line.claim ?? ""}`}
                onClick={() => onlyClaim(claimId)}
              >
                Only this claim
              </UnstyledButton>
            )}
            {onRedact !== null && (
              <UnstyledButton
                className={classes["put"] ?? ""}
                aria-label={`Remove by order of law: the words of event ${seq}`}
                onClick={() => onRedact(seq)}
              >
                Remove by order of law…
              </UnstyledButton>
            )}
          </span>
          <a href={`${address}?at=${seq}`} title={showMinute(line.at)}>
            Event {seq}
          </a>
        </span>
      </div>
      {words.map((each) => (
        <Words key={each.name ?? ""} words={each} />
      ))}
      {line.removed !== null && <div className={classes["words"]}>{line.removed}</div>}
      {offer !== null && (
        <Button size="compact-xs" variant="default" loading={isBusy} onClick={() => onRestore(seq)}>
          {OFFERS[offer]}
        </Button>
      )}
    </li>
  );
});

function Sentence({ line, address, scale }: Props) {
  const { seq, claim, claimId } = line;
  return toldParts(line, claim).map((part, at) => {
    const key = `${at}-${part.kind}`;
    if (part.kind === "text") return part.text;
    if (part.kind === "rating") {
      const rating = findRating(scale, part.rating);
      return rating === undefined ? (
        part.rating
      ) : (
        <span key={key} className={classes["rating"]}>
          <VerdictTag rating={rating} />
        </span>
      );
    }
    return (
      <a
        key={key}
        className={classes["claim"]}
        href={`${address}?at=${seq}#claim-${claimId}`}
        title={claim ?? ""}
      >
        <bdi>{inShort(part.text)}</bdi>
      </a>
    );
  });
}

function Words({ words: { name, before, after } }: { readonly words: ToldWords }) {
  return (
    <div className={classes["words"]}>
      {name !== null && <span className={classes["name"]}>{name}: </span>}
      {before === null ? <span dir="auto">{after}</span> : <WordDiff before={before} after={after} />}
    </div>
  );
}

const LONGEST = 72;

/** A claim's name on one line, cut at a word. */
function inShort(words: string): string {
  // The sentence has a full stop of its own.
  const line = words.replace(/\s+/gu, " ").trim().replace(/\.$/u, "");
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}
