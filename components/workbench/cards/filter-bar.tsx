"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { STATUS_WORDS } from "@/components/look/claim-look";
import { type ClaimFilter, isNoFilter, NO_FILTER } from "@/components/open-article/claim-filter";
import { useNameOf, useWorkbench } from "@/components/open-article/workbench-context";
import { CLAIM_STATUSES } from "@/lib/domain/claim";
import classes from "./filter-bar.module.css";

/** Which claims are shown, by words, status, rating and person. */
export function FilterBar() {
  const { data, shown, claims, screen, step } = useWorkbench();
  const nameOf = useNameOf();
  const words = useRef<HTMLInputElement>(null);
  const { filter, isFilterOpen } = screen;
  useEffect(() => {
    if (isFilterOpen) words.current?.focus();
  }, [isFilterOpen]);
  if (!isFilterOpen) return null;

  const change = (part: Partial<ClaimFilter>): void => step({ do: "filter", filter: { ...filter, ...part } });
  const close = (): void => {
    step({ do: "filter", filter: NO_FILTER });
    step({ do: "toggle-filter", isOpen: false });
  };
  return (
    <search className={classes["bar"]} aria-label="Filter claims">
      <TextInput
        ref={words}
        size="xs"
        aria-label="Words in claims"
        placeholder="Words in claims"
        value={filter.words}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label="Status"
        value={filter.status ?? ""}
        onChange={(event) =>
          change({ status: CLAIM_STATUSES.find((status) => status === event.currentTarget.value) ?? null })
        }
        data={[
          { value: "", label: "Any status" },
          ...CLAIM_STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status] })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="Rating"
        value={filter.rating ?? ""}
        onChange={(event) => change({ rating: event.currentTarget.value || null })}
        data={[
          { value: "", label: "Any rating" },
          ...data.desk.scale.map((rating) => ({ value: rating.id, label: rating.label })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="Person"
        value={filter.personId ?? ""}
        onChange={(event) => change({ personId: event.currentTarget.value || null })}
        data={[
          { value: "", label: "Anyone" },
          ...[...data.names.keys()].map((id) => ({ value: id, label: nameOf(id) })),
        ]}
      />
      <span className={classes["count"]} role="status">
        {isNoFilter(filter) ? `${claims.length} claims` : `${claims.length} of ${shown.claims.size} claims`}
      </span>
      <Button size="compact-xs" variant="subtle" onClick={close}>
        {isNoFilter(filter) ? "Close" : "Show all"}
      </Button>
    </search>
  );
}
