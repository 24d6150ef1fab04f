import { Radio } from "@mantine/core";
import type { ArticleShown, EditionKind, ReportReaders } from "@/lib/domain/edition";
import classes from "./publish.module.css";

type Option<Value extends string> = readonly [value: Value, label: string, description: string];

const KINDS: readonly Option<EditionKind>[] = [
  ["correction", "Correction", "Something in the edition before was wrong"],
  ["update", "Update", "Something became known since"],
  ["clarification", "Clarification", "It says the same, so that nobody misreads it"],
  ["fact-check", "Fact check", "It stands for itself, as after a withdrawal"],
];

const SHOWN: readonly Option<ArticleShown>[] = [
  ["whole", "All of it", "With the claims marked in it"],
  ["quotes", "Only what was checked", "The sentences that the claims stand in, and one on each side"],
  ["none", "Nothing of it", "The claims alone, each with its words"],
];

const READERS: readonly Option<ReportReaders>[] = [
  ["public", "Anyone", "In the desk’s public list and its feed, and for search engines"],
  ["unlisted", "Who has the address", "Listed nowhere, and search engines are asked to leave it out"],
  ["members", "Members of this desk", "After signing in"],
];

type Props<Value extends string> = {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** What the next edition is to readers of the one before. */
export function KindChoice(props: Props<EditionKind>) {
  return <Choice label="What this edition is" options={KINDS} {...props} />;
}

/** How much of the article is republished. */
export function ArticleChoice(props: Props<ArticleShown>) {
  return <Choice label="Of the article, readers see" options={SHOWN} {...props} />;
}

/** Who may read the report. */
export function ReadersChoice(props: Props<ReportReaders>) {
  return <Choice label="Readers" options={READERS} {...props} />;
}

function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: Props<Value> & { readonly label: string; readonly options: readonly Option<Value>[] }) {
  return (
    <Radio.Group label={label} value={value} onChange={(next) => onChange(next as Value)}>
      <div className={classes["choices"]}>
        {options.map(([each, name, description]) => (
          <Radio key={each} value={each} label={name} description={description} />
        ))}
      </div>
    </Radio.Group>
  );
}
