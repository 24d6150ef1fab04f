"use client";

import { Button, FileButton, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { useWorkbench } from "@/components/open-article/workbench-context";
import { type AnswerOf, askApi, type QueryOf } from "@/lib/client/ask-api";
import classes from "./text-change.module.css";
import { TextDialog } from "./text-dialog";

const OPERATION = "POST /api/v1/articles/{id}/annotations";
type Brought = AnswerOf<typeof OPERATION>;
type Format = NonNullable<QueryOf<typeof OPERATION>["format"]>;

const FORMATS = {
  hypothesis: "Hypothesis",
  webannotation: "W3C Web Annotation",
  doccano: "doccano",
  "label-studio": "Label Studio",
} as const satisfies Record<Format, string>;

/** A chosen file, what would become of it, and what became of it. */
type Standing =
  | { readonly kind: "choosing"; readonly words: string | null }
  | { readonly kind: "busy"; readonly label: string }
  | { readonly kind: "seen" | "done"; readonly brought: Brought };

/** Brings in what was annotated with another tool: first what would become of each, then the claims. */
export function BringAnnotations({ onClose }: { readonly onClose: () => void }) {
  const { article } = useWorkbench().data;
  const [file, setFile] = useState<{ readonly name: string; readonly content: string } | null>(null);
  const [standing, setStanding] = useState<Standing>({ kind: "choosing", words: null });
  const ask = async (content: string, format: Format | undefined, isPreview: boolean): Promise<void> => {
    setStanding({ kind: "busy", label: isPreview ? "Reading the file…" : "Bringing them in…" });
    const answer = await askApi(OPERATION, {
      params: { id: article.id },
      query: { format, preview: isPreview ? "true" : "false" },
      body: content,
    });
    if (answer.ok) setStanding({ kind: isPreview ? "seen" : "done", brought: answer.value });
    else setStanding({ kind: "choosing", words: Object.values(answer.errors)[0] ?? answer.detail });
  };
  const choose = async (chosen: File | null): Promise<void> => {
    if (chosen === null) return;
    const content = await readUtf8(chosen);
    if (content === null) {
      setFile(null);
      return setStanding({
        kind: "choosing",
        words: `${chosen.name} is not UTF-8 text. Export it again as JSON.`,
      });
    }
    setFile({ name: chosen.name, content });
    await ask(content, undefined, true);
  };
  return (
    <TextDialog title="Bring in annotations" width="form" onClose={onClose}>
      <p className={classes["hint"]}>
        A file from Hypothesis, doccano or Label Studio, or W3C Web Annotations as Assay exports them. Each
        becomes a claim on its words; what was said there is its discussion, with who said it.
      </p>
      {standing.kind !== "done" && (
        <div className={classes["choice"]}>
          <FileButton onChange={(chosen) => void choose(chosen)} accept=".json,.jsonl,.jsonld,.ndjson">
            {(props) => (
              <Button {...props} variant="default" data-autofocus loading={standing.kind === "busy"}>
                {file === null ? "Choose a file" : "Choose another file"}
              </Button>
            )}
          </FileButton>
          {file !== null && <bdi className={classes["hint"]}>{file.name}</bdi>}
        </div>
      )}
      <p role="status" className={classes["hint"]}>
        {standing.kind === "busy" ? standing.label : ""}
      </p>
      <Refusal words={standing.kind === "choosing" ? standing.words : null} />
      {standing.kind === "seen" && file !== null && (
        <>
          <NativeSelect
            label="Read as"
            value={standing.brought.format}
            data={Object.entries(FORMATS).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget: { value } }) => void ask(file.content, formatOf(value), true)}
          />
          <Summary brought={standing.brought} isDone={false} />
          <Foot onClose={onClose} label="Close">
            <Button
              disabled={countNew(standing.brought) === 0}
              onClick={() => void ask(file.content, standing.brought.format, false)}
            >
              Bring in {countNew(standing.brought)}
            </Button>
          </Foot>
        </>
      )}
      {standing.kind === "done" && (
        <>
          <Summary brought={standing.brought} isDone />
          <Foot onClose={onClose} label="Show the claims" />
        </>
      )}
    </TextDialog>
  );
}

/** Null where it is in another encoding: its words would be read wrong without a sign of it. */
async function readUtf8(file: File): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

const formatOf = (value: string): Format | undefined =>
  (Object.keys(FORMATS) as Format[]).find((format) => format === value);

const countNew = ({ placed, doubtful }: Brought): number => placed + doubtful.length;

function Foot(props: {
  readonly onClose: () => void;
  readonly label: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <div className={classes["foot"]}>
      <Button variant="default" onClick={props.onClose}>
        {props.label}
      </Button>
      {props.children}
    </div>
  );
}

/** What becomes of each, with the words of those that somebody has to look at. */
function Summary({ brought, isDone }: { readonly brought: Brought; readonly isDone: boolean }) {
  const { placed, already, doubtful, refused } = brought;
  return (
    <div className={classes["brought"]} role="status">
      <p>
        <b>{placed}</b> {standsWords(placed, isDone)} own words.
        {already > 0 && ` ${already} were brought in before and are left as they are.`}
      </p>
      {doubtful.length > 0 && (
        <details open>
          <summary>{doubtful.length} in doubt, to be confirmed above the article</summary>
          <ul>
            {doubtful.map(({ claimId, quote, found }) => (
              <li key={claimId}>
                <q dir="auto">{quote}</q>
                {quote !== found && (
                  <>
                    {" "}
                    found as <q dir="auto">{found}</q>
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {refused.length > 0 && (
        <details>
          <summary>{refused.length} not taken</summary>
          <ul>
            {refused.map(({ place, quote, reason }) => (
              <li key={`${place} ${quote ?? ""}`}>
                {quote === null ? place : <q dir="auto">{quote}</q>}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function standsWords(count: number, isDone: boolean): string {
  const verb = isDone ? (count === 1 ? "stands" : "stand") : "would stand";
  return `${verb} on ${count === 1 ? "its" : "their"}`;
}
