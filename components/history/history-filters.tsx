import { Button, Chip, NativeSelect, TextInput } from "@mantine/core";
import { useMemo, useRef } from "react";
import { type HistoryFilter, WHOLE_HISTORY, writeHistoryFilter } from "@/lib/ledger/history/filter-history";
import type { HistoryRecord } from "@/lib/ledger/history/record-history";
import { HISTORY_GROUPS } from "@/lib/ledger/history/tell-entry";
import { pseudonymName } from "@/lib/ledger/readers/pseudonym";
import { GROUP_WORDS } from "./group-words";
import classes from "./history-filters.module.css";

const CHIP = { root: classes["chip"] ?? "", input: classes["box"] ?? "" };

type Props = {
  readonly filter: HistoryFilter;
  /** Null while it is being read: then a filter takes hold when it is here. */
  readonly record: HistoryRecord | null;
  readonly names: ReadonlyMap<string, string>;
  /** How many events it lets through. */
  readonly found: number;
  readonly onChange: (change: Partial<HistoryFilter>) => void;
};

/** Which events are looked at: by whom, of what kind, on which claim, with which words, from when to when. */
export function HistoryFilters({ filter, record, names, found, onChange }: Props) {
  const people = usePeople(record, names, filter.actor);
  const claims = useClaims(record, filter.claimId);
  const words = useRef<HTMLInputElement>(null);
  const showAll = (): void => {
    onChange(WHOLE_HISTORY);
    // The button goes.
    words.current?.focus();
  };
  const isWhole = writeHistoryFilter(filter).size === 0;
  return (
    <search className={classes["filters"]} aria-label="Which events">
      <NativeSelect
        aria-label="By whom"
        size="xs"
        radius="xl"
        data={[{ value: "", label: "Everybody" }, ...people]}
        value={filter.actor ?? ""}
        onChange={(event) => onChange({ actor: event.currentTarget.value || null })}
      />
      {HISTORY_GROUPS.map((group) => (
        <Chip
          key={group}
          size="xs"
          variant="outline"
          classNames={CHIP}
          checked={filter.groups.includes(group)}
          onChange={(isOn) =>
            onChange({
              groups: HISTORY_GROUPS.filter((each) => (each === group ? isOn : filter.groups.includes(each))),
            })
          }
        >
          {GROUP_WORDS[group]}
        </Chip>
      ))}
      <NativeSelect
        aria-label="Which claim"
        size="xs"
        radius="xl"
        className={classes["claim"] ?? ""}
        data={[{ value: "", label: "All claims" }, ...claims]}
        value={filter.claimId ?? ""}
        onChange={(event) => onChange({ claimId: event.currentTarget.value || null })}
      />
      <TextInput
        ref={words}
        aria-label="Words"
        placeholder="Words"
        size="xs"
        radius="xl"
        type="search"
        maxLength={200}
        value={filter.search}
        onChange={(event) => onChange({ search: event.currentTarget.value })}
      />
      <span className={classes["days"]}>
        <TextInput
          aria-label="Since"
          size="xs"
          radius="xl"
          type="date"
          value={filter.since ?? ""}
          max={filter.until ?? undefined}
          onChange={(event) => onChange({ since: event.currentTarget.value || null })}
        />
        to
        <TextInput
          aria-label="Until"
          size="xs"
          radius="xl"
          type="date"
          value={filter.until ?? ""}
          min={filter.since ?? undefined}
          onChange={(event) => onChange({ until: event.currentTarget.value || null })}
        />
      </span>
      <span className={classes["found"]} role="status">
        {isWhole ? "" : `${found.toLocaleString("en")} ${found === 1 ? "event fits" : "events fit"}`}
      </span>
      {!isWhole && (
        <Button size="compact-xs" variant="subtle" onClick={showAll}>
          Show all
        </Button>
      )}
    </search>
  );
}

type Choice = { readonly value: string; readonly label: string };

/** Whoever did something here, by name; the one that is chosen is among them while the history is being read. */
function usePeople(
  record: HistoryRecord | null,
  names: ReadonlyMap<string, string>,
  chosen: string | null,
): readonly Choice[] {
  return useMemo(() => {
    const ids = new Set<string>(record?.lines.map(({ actor }) => actor));
    if (chosen !== null) ids.add(chosen);
    return [...ids]
      .map((value) => ({ value, label: names.get(value) ?? pseudonymName(value) ?? "Someone" }))
      .toSorted((a, b) => a.label.localeCompare(b.label));
  }, [record, names, chosen]);
}

/** Claims in the order in which they were marked, by what they are called now. */
function useClaims(record: HistoryRecord | null, chosen: string | null): readonly Choice[] {
  return useMemo(() => {
    const claims = new Map<string, string>();
    for (const { claimId, claim } of record?.lines ?? [])
      if (claimId !== null && claim !== null) claims.set(claimId, claim);
    if (chosen !== null && !claims.has(chosen)) claims.set(chosen, "A claim");
    return [...claims].map(([value, name]) => ({ value, label: name.slice(0, 80) }));
  }, [record, chosen]);
}
