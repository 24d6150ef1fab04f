"use client";

import { Anchor, Button, Radio, VisuallyHidden } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { loadAnew } from "@/components/browser/load-anew";
import { Refusal } from "@/components/look/refusal";
import { showMinute } from "@/components/look/show-date";
import { claimWords, sortByText } from "@/components/open-article/text-order";
import { useMay, useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import { type ApiRefusal, askApi } from "@/lib/client/ask-api";
import { judgedOn } from "@/lib/ledger/review/judged-on";
import { Outcome } from "./outcome";
import classes from "./text-change.module.css";
import type { KnownText, TextFacts } from "./text-data";
import { SavedNotice, TextDialog } from "./text-dialog";
import { TextDiff } from "./text-diff";
import { readText, useNewText } from "./use-new-text";

const TITLE = "Texts of this article";

/** The texts that the article has had: two of them side by side, which claims were judged on which, and the way back to one. */
export function EarlierTexts({ onClose }: { readonly onClose: () => void }) {
  const { standing, look, save, back } = useNewText();
  const { texts, refusal } = useTexts();
  const [reason, setReason] = useState("");
  const may = useMay();
  if (standing.kind === "saved")
    return (
      <TextDialog title={TITLE} width="form" onClose={() => loadAnew("main")}>
        <SavedNotice text={standing.text} />
      </TextDialog>
    );
  const putBack = (number: number): void => {
    setReason(`Text ${number} put back.`);
    void look({ back: number });
  };
  const isLooking = standing.kind === "shown" || standing.kind === "saving";
  return (
    <TextDialog title={TITLE} width="whole" onClose={onClose}>
      {isLooking && (
        <Outcome
          look={standing.look}
          refusal={standing.kind === "shown" ? standing.refusal : null}
          isSaving={standing.kind === "saving"}
          reason={reason}
          onReason={setReason}
          onSave={() => void save(standing.look, reason)}
          onLookAgain={() => void look(standing.look.asked)}
          onBack={back}
          backLabel="Back to the texts"
        />
      )}
      <div hidden={isLooking}>
        <Refusal
          words={refusal?.detail ?? (standing.kind === "writing" ? (standing.refusal?.detail ?? null) : null)}
        />
        {texts !== null && (
          <Compared
            texts={texts}
            onPutBack={may("revise-article") ? putBack : null}
            isAsking={standing.kind === "asking"}
          />
        )}
        <JudgedOn />
      </div>
    </TextDialog>
  );
}

function useTexts() {
  const { article } = useWorkbench().data;
  const [texts, setTexts] = useState<readonly TextFacts[] | null>(null);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  useEffect(() => {
    let isLeft = false;
    void askApi("GET /api/v1/articles/{id}/revisions", { params: { id: article.id } }).then((answer) => {
      if (isLeft) return;
      if (answer.ok) setTexts(answer.value.toReversed());
      else setRefusal(answer);
    });
    return () => {
      isLeft = true;
    };
  }, [article.id]);
  return { texts, refusal };
}

type ComparedProps = {
  /** The newest first. */
  readonly texts: readonly TextFacts[];
  /** Null for whoever may not. */
  readonly onPutBack: ((number: number) => void) | null;
  readonly isAsking: boolean;
};

function Compared({ texts, onPutBack, isAsking }: ComparedProps) {
  const { article } = useWorkbench().data;
  const nameOf = useNameOf();
  const newest = texts[0]?.number ?? 1;
  const [older, setOlder] = useState(Math.max(1, newest - 1));
  const [newer, setNewer] = useState(newest);
  const pair = useTwoTexts(article.id, Math.min(older, newer), Math.max(older, newer));
  if (texts.length === 1)
    return (
      <>
        <p className={classes["hint"]}>The article still has the text that it came with.</p>
        {texts.map((text) => (
          <Original key={text.number} text={text} />
        ))}
      </>
    );
  return (
    <div className={classes["texts"]}>
      <table className={classes["list"]}>
        <caption>Choose two to compare</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Text</th>
            <th scope="col">Why, who and when</th>
          </tr>
        </thead>
        <tbody>
          {texts.map((text) => {
            const { number, reason, actor, at } = text;
            return (
              <tr key={number}>
                <td>
                  <Radio
                    name="older-text"
                    aria-label={`From text ${number}`}
                    checked={older === number}
                    onChange={() => setOlder(number)}
                  />
                </td>
                <td>
                  <Radio
                    name="newer-text"
                    aria-label={`To text ${number}`}
                    checked={newer === number}
                    onChange={() => setNewer(number)}
                  />
                </td>
                <th scope="row">{number}</th>
                <td>
                  <span dir="auto">{reason ?? "As it came in"}</span>
                  <span className={classes["hint"]}>
                    {" "}
                    {nameOf(actor)}, <time dateTime={at}>{showMinute(at)}</time>
                  </span>
                  <Original text={text} />
                  {onPutBack !== null && number !== newest && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      disabled={isAsking}
                      className={classes["back"] ?? ""}
                      onClick={() => onPutBack(number)}
                    >
                      Put text {number} back…
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div>
        <Refusal words={pair.refusal?.detail ?? null} />
        {pair.texts !== null && (
          <TextDiff
            before={pair.texts[0].text}
            after={pair.texts[1].text}
            direction={article.direction}
            language={article.language}
            label={`From text ${pair.texts[0].number} to text ${pair.texts[1].number}`}
          />
        )}
      </div>
    </div>
  );
}

/** What a text was read from; whoever may can save the very bytes. */
function Original({ text: { number, original } }: { readonly text: TextFacts }) {
  const { article } = useWorkbench().data;
  const may = useMay();
  if (original === null) return null;
  const { name, address, bytes } = original;
  return (
    <p className={classes["hint"]}>
      Read from <bdi>{name ?? address ?? "a file"}</bdi>, {bytes.toLocaleString("en-GB")} bytes
      {may("download-original") && (
        <>
          {" · "}
          <Anchor
            href={`/api/v1/articles/${article.id}/revisions/${number}/original`}
            download
            size="sm"
            underline="always"
          >
            Download the original<VisuallyHidden> of text {number}</VisuallyHidden>
          </Anchor>
        </>
      )}
    </p>
  );
}

/** Two texts, each read once. */
function useTwoTexts(articleId: string, first: number, second: number) {
  const [known, setKnown] = useState<ReadonlyMap<number, KnownText>>(new Map());
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const missing = [first, second].find((number) => !known.has(number));
  useEffect(() => {
    if (missing === undefined) return;
    let isLeft = false;
    void readText(articleId, missing).then((answer) => {
      if (isLeft) return;
      setRefusal(answer.ok ? null : answer);
      if (answer.ok) setKnown((before) => new Map(before).set(missing, answer.value));
    });
    return () => {
      isLeft = true;
    };
  }, [articleId, missing]);
  const [one, other] = [known.get(first), known.get(second)];
  return { texts: one && other ? ([one, other] as const) : null, refusal };
}

/** On which text each claim was judged: a verdict is about the words that there were. */
function JudgedOn() {
  const { store, snapshot, shown } = useWorkbench();
  const nameOf = useNameOf();
  useEffect(() => void store.loadHistory(), [store]);
  const judged = useMemo(
    () => (snapshot.isComplete ? judgedOn(snapshot.entries) : null),
    [snapshot.entries, snapshot.isComplete],
  );
  if (judged === null || judged.size === 0) return null;
  const claims = sortByText(shown.claims.values());
  return (
    <section className={classes["group"]} aria-labelledby="judged-on">
      <h3 id="judged-on">On which text each claim was judged</h3>
      <ul>
        {claims.map((claim) => {
          const of = judged.get(claim.claimId);
          if (of === undefined) return null;
          const verdicts = [...of.verdicts].map(
            ([reviewer, { text }]) => `${nameOf(reviewer)} on text ${text}`,
          );
          return (
            <li key={claim.claimId}>
              <b dir="auto">{claimWords(claim)}</b>
              <p className={classes["hint"]}>
                {[...verdicts, ...(of.ruling === null ? [] : [`settled on text ${of.ruling.text}`])].join(
                  " · ",
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
