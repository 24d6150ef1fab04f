"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import Link from "next/link";
import classes from "./audit.module.css";
import { type AuditChoices, type AuditFilter, auditParameters } from "./audit-filter";

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
        <div className={classes["deeds"]}>
          <Button type="submit">Show</Button>
          {auditParameters(filter).size > 0 && (
            <Button component={Link} href={path} variant="default">
              Show all
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}
