import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { readSettings } from "@/lib/domain/workspace-settings";
import { type LogStamp, PublicLogPanel } from "./public-log-panel";
import { RecipientsPanel } from "./recipients-panel";
import type { Witness } from "./settings-data";
import { WitnessesPanel } from "./witnesses-panel";

const NEW: Witness = {
  witnessId: "00000000-0000-4000-8000-000000000001",
  name: "witness.example/w1",
  key: "witness.example/w1+00000000+AA==",
  address: "https://witness.example",
  addedAt: "2026-12-01T00:00:00.000Z",
  last: null,
  problem: "It does not know this log. Give whoever runs it the log’s key.",
};
const last = { size: 1_234, at: "2026-12-01T09:05:00.000Z" };

const drawn = (witnesses: readonly Witness[], mayManage = true): string =>
  renderToStaticMarkup(
    <MantineProvider>
      <WitnessesPanel slug="harbour" mayManage={mayManage} first={witnesses} />
    </MantineProvider>,
  );

test("a witness stands with what it countersigned last, or why it did not", () => {
  expect(drawn([NEW])).toContain("Countersigned nothing yet");
  expect(drawn([NEW])).toContain(`Last try: ${NEW.problem}`);
  const signed = drawn([{ ...NEW, last, problem: null }]);
  expect(signed).toContain("Countersigned 1,234 entries, 1 Dec 2026, 09:05 UTC");
  expect(signed).not.toContain("Last try");
});

test("who may not change the desk reads of its witnesses and has nothing to press", () => {
  expect(drawn([NEW])).toContain(`aria-label="Remove ${NEW.name}"`);
  expect(drawn([NEW], false)).not.toContain("<button");
  expect(drawn([], false)).toContain("Nobody countersigns this log yet.");
});

test("an address outside stands with when it was added and mailed to last", () => {
  const recipient = {
    recipientId: "00000000-0000-4000-8000-000000000002",
    address: "keeper@archive.example",
    addedAt: "2026-11-30T00:00:00.000Z",
    mailedAt: null,
  };
  const html = renderToStaticMarkup(
    <MantineProvider>
      <RecipientsPanel
        slug="harbour"
        first={[recipient, { ...recipient, recipientId: "x", mailedAt: last.at }]}
      />
    </MantineProvider>,
  );
  expect(html).toContain("Added 30 Nov 2026, nothing mailed yet");
  expect(html).toContain("last mailed 1 Dec 2026, 09:05 UTC");
});

test("the log stands with who stamped it last, and says where nobody did", () => {
  const panel = (stamp: LogStamp | null) =>
    renderToStaticMarkup(
      <MantineProvider>
        <PublicLogPanel slug="harbour" mayManage first={readSettings({})} stamp={stamp} />
      </MantineProvider>,
    );
  const html = panel({ authority: "CN=Stamps of Norrvik", at: "2026-12-01T09:05:00.000Z", size: 1_234 });
  expect(html).toContain("1,234 entries");
  expect(html).toContain("1 Dec 2026, 09:05 UTC");
  expect(html).toContain("<bdi>CN=Stamps of Norrvik</bdi>");
  expect(panel(null)).toContain("No time stamp yet");
});
