"use client";

import { Button, Checkbox, NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./new-article.module.css";
import type { HowToRead, Reading } from "./use-reading";

type Props = {
  readonly slug: string;
  readonly reading: Reading;
  readonly onReadAgain: (how: HowToRead) => void;
  readonly onTakeOut: () => void;
  readonly isWaiting: boolean;
  /** What else can be chosen of it. */
  readonly children?: ReactNode;
};

/** What a format is called. */
export const FORMAT_NAMES: Readonly<Record<string, string>> = {
  html: "Web page",
  markdown: "Markdown",
  text: "Plain text",
  docx: "Word document",
  pdf: "PDF",
  mail: "E-mail",
};

/** What was read of a link or a file: how it begins, what is in doubt, and what can be read otherwise. */
export function ReadingCard({ slug, reading, onReadAgain, onTakeOut, isWaiting, children }: Props) {
  const { name, address, format, words, comments, lines, warnings, duplicates } = reading;
  return (
    <section className={classes["reading"]} aria-label="What was read" aria-busy={isWaiting}>
      <div className={classes["formats"]}>
        <p className={classes["source-name"]}>
          <bdi>{name ?? address}</bdi>
        </p>
        <Button variant="default" onClick={onTakeOut} data-takes-focus>
          Take it out
        </Button>
      </div>
      <p className={classes["size"]}>
        {FORMAT_NAMES[format] ?? format}, {words.toLocaleString("en")} {words === 1 ? "word" : "words"}
        {comments > 0 && `, ${comments} ${comments === 1 ? "comment" : "comments"}`}. It begins:
      </p>
      <section
        className={classes["excerpt"]}
        aria-label="How it begins"
        dir={reading.direction}
        lang={reading.language ?? undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
      >
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place alone.
          <p key={at}>{line}</p>
        ))}
      </section>
      {warnings.map(({ kind, message }) => (
        <p key={`${kind}${message}`} className={classes["warning"]}>
          {message}
        </p>
      ))}
      {duplicates.map(({ id, title, because }) => (
        <p key={id} className={classes["warning"]}>
          You have this: <a href={`/w/${slug}/articles/${id}`}>{title}</a> (
          {because === "address" ? "the same address" : "nearly the same text"}).
        </p>
      ))}
      {children}
      <Otherwise reading={reading} onReadAgain={onReadAgain} isWaiting={isWaiting} />
    </section>
  );
}

const ENCODINGS =
  "utf-8 utf-16le utf-16be windows-1252 iso-8859-2 windows-1250 windows-1251 koi8-r windows-1253 windows-1254 windows-1255 windows-1256 shift_jis euc-jp gb18030 big5 euc-kr".split(
    " ",
  );

/** Another encoding where it was assumed; of a page, all of it or other parts. */
function Otherwise({
  reading,
  onReadAgain,
  isWaiting,
}: Pick<Props, "reading" | "onReadAgain" | "isWaiting">) {
  const { warnings, blocks, charset } = reading;
  const isAssumed = charset !== null || warnings.some(({ kind }) => kind === "encoding-assumed");
  const taken = blocks.filter(({ isTaken }) => isTaken).map(({ index }) => index);
  const toggle = (index: number) =>
    taken.includes(index) ? taken.filter((each) => each !== index) : [...taken, index].sort((a, b) => a - b);
  return (
    <>
      {isAssumed && reading.name !== null && (
        <NativeSelect
          label="Encoding"
          disabled={isWaiting}
          value={charset ?? ""}
          onChange={(event) => onReadAgain({ charset: event.currentTarget.value })}
          data={[...(charset === null ? [{ value: "", label: "As assumed" }] : []), ...ENCODINGS]}
        />
      )}
      {blocks.length > 0 && (
        <details>
          <summary>
            {taken.length} of {blocks.length} parts of the page are taken
          </summary>
          <div className={classes["blocks"]}>
            <Button
              variant="default"
              size="compact-sm"
              disabled={isWaiting}
              onClick={() => onReadAgain({ take: "page" })}
            >
              Take the whole page
            </Button>
            {blocks.map(({ index, start, isTaken }) => (
              <Checkbox
                key={index}
                label={start}
                checked={isTaken}
                disabled={isWaiting || (isTaken && taken.length === 1)}
                onChange={() => onReadAgain({ take: toggle(index) })}
              />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
