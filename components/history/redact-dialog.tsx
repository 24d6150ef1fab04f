import { Button, Group, Modal, Radio, Stack, Textarea } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { say } from "@/components/look/say";
import { isDone, STALE_WORDS, whyNot } from "@/components/open-article/use-send";
import { newCommand } from "@/lib/client/new-id";
import type { ReviewStore } from "@/lib/client/review/review-store";
import type { HistoryRecord } from "@/lib/ledger/history/record-history";
import { removableWith } from "@/lib/ledger/history/removable";

type Props = {
  readonly store: ReviewStore;
  readonly record: HistoryRecord | null;
  /** The event whose words are to go; null while nothing is asked. */
  readonly seq: number | null;
  readonly onClose: () => void;
};

/** Asks an owner for the order by which words are removed, and says what that does and what it does not reach. */
export function RedactDialog({ store, record, seq, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [isAll, setAll] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each event is asked about anew
  useEffect(() => {
    setReason("");
    setAll(true);
    setError(null);
  }, [seq]);
  const together = useMemo(
    () => (seq === null || record === null ? [] : removableWith(record.entries, seq)),
    [record, seq],
  );
  const editions = record?.last?.editions.filter((each) => each.withdrawn === null && each.seq >= (seq ?? 0));
  const remove = () => {
    if (seq === null || isBusy) return;
    if (reason.trim() === "") return setError("Say which order it is.");
    setBusy(true);
    const seqs = isAll ? together : [seq];
    void store
      .sendAll(seqs.map((each) => ({ command: newCommand({ type: "redact-entry", seq: each, reason }) })))
      .then((sent) => {
        if (sent.kind === "refused") return setError(whyNot(sent));
        if (sent.kind === "stale") return setError(STALE_WORDS);
        if (!isDone(sent)) return setError("It could not be sent. Nothing was removed; try again.");
        onClose();
        say(
          sent.kind === "waiting" ? "They are removed as soon as you are online." : "The words are removed.",
          "By order of law",
        );
      })
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      opened={seq !== null}
      onClose={onClose}
      title={`Remove the words of event ${seq ?? ""}?`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <div>
          The words go from the record, from every moment of the history and from new exports. Ratings, names
          and hashes stay. This cannot be undone.
        </div>
        {editions !== undefined && editions.length > 0 && (
          <div>
            Published since and not changed: {editions.map(({ number }) => `edition ${number}`).join(", ")}.
            Withdraw what has the words in it, or publish a correction.
          </div>
        )}
        {together.length > 1 && (
          <Radio.Group
            label={`The same thing was written ${together.length} times.`}
            value={isAll ? "all" : "one"}
            onChange={(value) => setAll(value === "all")}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="all" label={`Remove all ${together.length}: events ${together.join(", ")}`} />
              <Radio value="one" label={`Only event ${seq}`} />
            </Stack>
          </Radio.Group>
        )}
        <Textarea
          label="Which order, and whose"
          description="It stays readable in place of the words."
          required
          autosize
          minRows={2}
          maxLength={2_000}
          data-autofocus
          value={reason}
          error={error}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep them
          </Button>
          <Button loading={isBusy} onClick={remove}>
            Remove the words
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
