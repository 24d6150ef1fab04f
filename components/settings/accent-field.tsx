import { TextInput } from "@mantine/core";
import { accentFor, contrastRatio } from "@/lib/domain/accent";
import classes from "./settings.module.css";

type Props = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

/** A colour, and how it will be on both papers: made darker or lighter where it could not be read. */
export function AccentField({ value, error, onChange }: Props) {
  return (
    <div>
      <TextInput
        label="Accent colour"
        description="Of links and small headings, as #27496d. Without one, Assay’s own."
        placeholder="#27496d"
        maxLength={7}
        dir="ltr"
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {/^#[0-9a-f]{6}$/i.test(value) && <Papers hex={value.toLowerCase()} />}
    </div>
  );
}

const PAPERS = [
  ["light", "#fbfaf7", "On light paper"],
  ["dark", "#161614", "On dark paper"],
] as const;

function Papers({ hex }: { readonly hex: string }) {
  const accent = accentFor(hex);
  return (
    <ul className={classes["papers"]}>
      {PAPERS.map(([theme, paper, words]) => (
        <li key={theme} style={{ background: paper, color: accent[theme] }}>
          {words}: {accent[theme]}, {contrastRatio(accent[theme], paper).toFixed(1)} : 1
          {accent[theme] === hex ? "" : ` (${theme === "light" ? "darkened" : "lightened"} to be read)`}
        </li>
      ))}
    </ul>
  );
}
