"use client";

import { Button, FileInput, Radio, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/look/refusal";
import { askApi } from "@/lib/client/ask-api";
import {
  HEADLINE_FACES,
  type HeadlineFace,
  LONGEST_DESK_NAME,
  LONGEST_IMPRINT_TEXT,
  LONGEST_MEANING,
} from "@/lib/domain/imprint";
import type { RatingScale } from "@/lib/domain/rating";
import { AccentField } from "./accent-field";
import classes from "./settings.module.css";
import type { ImprintView } from "./settings-data";

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly mayManage: boolean;
  readonly first: ImprintView;
  readonly scale: RatingScale;
};

/** What the desk says of itself in its reports, and how they look. */
export function ImprintPanel(props: Props) {
  const { slug, mayManage, first } = props;
  return (
    <section aria-labelledby="imprint-title">
      <h2 id="imprint-title" className={classes["title"]}>
        Reports
      </h2>
      <p className={classes["hint"]}>
        Readers find this at the end of every report and on a page of its own. Each edition keeps what stood
        here when it was published.
      </p>
      {mayManage ? (
        <ImprintForm {...props} />
      ) : (
        <p>
          An owner of the desk can change this.{" "}
          {first.version > 0 && <a href={`/w/${slug}/method`}>As readers see it</a>}
        </p>
      )}
    </section>
  );
}

const TEXTS = [
  ["method", "How we check", "Method, funding, who decides; Markdown"],
  ["corrections", "How we correct", "What happens when something was wrong, and whom to write to; Markdown"],
  ["licence", "Licence", "How others may use your reports, as CC BY 4.0; Markdown"],
] as const;

const FACES: Readonly<Record<HeadlineFace, string>> = { serif: "With serifs", sans: "Without serifs" };

/** The answer of the last change, by field; an empty path is for the whole. */
type Answer = { readonly errors: Readonly<Record<string, string>>; readonly detail: string };

function ImprintForm({ slug, deskName, first, scale }: Props) {
  const [saved, setSaved] = useState(first);
  const [said, setSaid] = useState(first);
  // Undefined: the logo stays; null: it goes.
  const [logo, setLogo] = useState<File | null | undefined>(undefined);
  const [isWaiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<Answer | null>(null);
  const [done, setDone] = useState("");
  const change = (part: Partial<ImprintView>): void => {
    setSaid({ ...said, ...part });
    setDone("");
  };
  const chooseLogo = (chosen: File | null): void => {
    setLogo(chosen ?? undefined);
    setDone("");
  };
  const params = { slug };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWaiting(true);
    const body = { ...wordsOf(said), version: saved.version, ...(await logoOf(logo)) };
    const answer = await askApi("PUT /api/v1/workspaces/{slug}/imprint", { params, body });
    // What somebody else saved meanwhile is shown, and replaced only by asking once more.
    const isStale = !answer.ok && answer.kind === "stale";
    const theirs = isStale ? await askApi("GET /api/v1/workspaces/{slug}/imprint", { params }) : null;
    setWaiting(false);
    if (theirs?.ok) setSaved(theirs.value);
    setRefused(answer.ok ? null : answer);
    if (!answer.ok) return;
    const now = answer.value;
    setSaved(now);
    setSaid(now);
    setLogo(undefined);
    setDone(`Saved as version ${now.version}.`);
  };
  return (
    <form className={classes["imprint"]} onSubmit={(event) => void save(event)} aria-label="Reports">
      <TextInput
        label="Name for readers"
        placeholder={deskName}
        maxLength={LONGEST_DESK_NAME}
        dir="auto"
        value={said.name ?? ""}
        error={refused?.errors["name"]}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {TEXTS.map(([field, label, description]) => (
        <Textarea
          key={field}
          label={label}
          description={description}
          autosize
          minRows={2}
          maxRows={16}
          maxLength={LONGEST_IMPRINT_TEXT}
          dir="auto"
          value={said[field] ?? ""}
          error={refused?.errors[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
      <fieldset className={classes["meanings"]}>
        <legend>What our ratings mean</legend>
        {scale.map(({ id, label }) => (
          <TextInput
            key={id}
            label={label}
            maxLength={LONGEST_MEANING}
            dir="auto"
            value={said.meanings[id] ?? ""}
            error={refused?.errors[`meanings.${id}`]}
            onChange={(event) => change({ meanings: { ...said.meanings, [id]: event.currentTarget.value } })}
          />
        ))}
      </fieldset>
      <div className={classes["logo"]}>
        <FileInput
          className={classes["picture"] ?? ""}
          label="Logo"
          description="PNG, JPEG or SVG, up to 2 MiB"
          placeholder={saved.logo === null || logo === null ? "Choose a picture" : "Choose another picture"}
          accept="image/png,image/jpeg,image/svg+xml"
          value={logo ?? null}
          clearable
          clearButtonProps={{ "aria-label": "Keep the logo as it was" }}
          error={refused?.errors["logo"]}
          onChange={chooseLogo}
        />
        {saved.logo !== null && logo === undefined && (
          <>
            {/* biome-ignore lint/performance/noImgElement: the picture is in the address itself */}
            <img
              src={saved.logo.url}
              alt="The logo now"
              width={saved.logo.width}
              height={saved.logo.height}
            />
            <Button variant="default" onClick={() => setLogo(null)}>
              Remove the logo
            </Button>
          </>
        )}
        {logo === null && <p>The logo will be gone when you save.</p>}
      </div>
      <AccentField
        value={said.accent ?? ""}
        error={refused?.errors["accent"]}
        onChange={(accent) => change({ accent })}
      />
      <Radio.Group
        label="Headlines"
        value={said.headlineFace}
        onChange={(face) => change({ headlineFace: face as HeadlineFace })}
      >
        <div className={classes["controls"]}>
          {HEADLINE_FACES.map((face) => (
            <Radio key={face} value={face} label={FACES[face]} />
          ))}
        </div>
      </Radio.Group>
      <Refusal words={refused === null ? null : (Object.values(refused.errors)[0] ?? refused.detail)} />
      <p role="status" className={classes["done"]}>
        {done}
      </p>
      <div className={classes["controls"]}>
        <Button type="submit" loading={isWaiting}>
          Save
        </Button>
        {saved.version > 0 && (
          <a href={`/w/${slug}/method`} target="_blank" rel="noopener">
            Version {saved.version} as readers see it
          </a>
        )}
      </div>
    </form>
  );
}

const wordsOf = ({ name, method, corrections, licence, meanings, accent, headlineFace }: ImprintView) => ({
  ...{ name, method, corrections, licence, meanings, headlineFace },
  accent: accent || null,
});

async function logoOf(logo: File | null | undefined): Promise<{ readonly logo?: string | null }> {
  if (logo === undefined) return {};
  return { logo: logo === null ? null : base64(new Uint8Array(await logo.arrayBuffer())) };
}

const CHUNK = 32_768;

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
