import { Button, NativeSelect, TextInput } from "@mantine/core";
import Link from "next/link";
import classes from "./audit.module.css";

/** What the audit is narrowed to, as it stands in the address; empty: to nothing. */
export type AuditFilter = {
  readonly person: string;
  readonly kind: string;
  readonly article: string;
  readonly from: string;
  readonly to: string;
};

export const NO_FILTER: AuditFilter = { person: "", kind: "", article: "", from: "", to: "" };

/** The filter as it stands in an address; empty parts are left out. */
export function auditParameters(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
}

export type Choice = { readonly value: string; readonly label: string };
export type AuditChoices = {
  readonly people: readonly Choice[];
  readonly deskKinds: readonly Choice[];
  readonly articleKinds: readonly Choice[];
  readonly articles: readonly Choice[];
};

type Props = { readonly path: string; readonly filter: AuditFilter; readonly choices: AuditChoices };

/** Narrows what is shown by the address alone, so that it can be shared and works without script. */
export function AuditFilterForm({ path, filter, choices }: Props) {
  const { people, deskKinds, articleKinds, articles } = choices;
  return (
    <search aria-label="Narrow what is shown">
      <form action={path} className={classes["filter"]}>
        <NativeSelect
          label="Person"
          name="person"
          defaultValue={filter.person}
          data={[{ value: "", label: "Everybody" }, ...people]}
        />
        <NativeSelect
          label="What happened"
          name="kind"
          defaultValue={filter.kind}
          data={[
            { value: "", label: "Everything" },
            { group: "To the desk", items: [...deskKinds] },
            { group: "In articles", items: [...articleKinds] },
          ]}
        />
        <NativeSelect
          label="Where"
          name="article"
          defaultValue={filter.article}
          data={[
            { value: "", label: "Everywhere" },
            { value: "desk", label: "The desk itself" },
            { group: "Articles", items: [...articles] },
          ]}
        />
        <TextInput label="From" type="date" name="from" defaultValue={filter.from} />
        <TextInput label="To" type="date" name="to" defaultValue={filter.to} />
        <Button type="submit">Show</Button>
        {auditParameters(filter).size > 0 && (
          <Button component={Link} href={path} variant="default">
            Show all
          </Button>
        )}
      </form>
    </search>
  );
}
