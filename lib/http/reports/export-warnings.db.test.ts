import { afterAll, beforeAll, expect, it } from "vitest";
import { GET as exportReport } from "@/app/api/v1/articles/[id]/export/route";
import { disconnect } from "../../database/client";
import { reportsAt } from "../door-tests/reports.expected";
import { openTestDoor, type TestDoor } from "../door-tests/test-door";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(disconnect);

const { published } = reportsAt(() => door);

/** What the answer says that its file lacks. */
async function warningsOf(text: string, format: string): Promise<unknown> {
  return warningsAt((await door.add(text, "Ferries")).id, `format=${format}`);
}

async function warningsAt(id: string, query: string): Promise<unknown> {
  const answer = await door.knock(exportReport, { params: { id }, query });
  expect(answer.status).toBe(200);
  const encoded = answer.headers.get("assay-warnings");
  return encoded === null ? null : JSON.parse(decodeURIComponent(encoded));
}

it("says of a PDF what it has no font for, to who asked, and nothing of what lacks nothing", async () => {
  // Private use: no font of any system has it.
  const message = expect.stringContaining("no font for some characters");
  expect(await warningsOf("A sign \u{f0000} of ours.", "pdf")).toEqual([{ kind: "missing-font", message }]);
  expect(await warningsOf("A sign \u{f0000} of ours.", "html")).toBeNull();
  expect(await warningsOf("Plain words, قال الوزير, Ελληνικά.", "pdf")).toBeNull();
});

it("says it again of an edition's file that was kept", async () => {
  const { id } = await door.add("A sign \u{f0001} of ours.", "Ferries");
  await published(id);
  const message = expect.stringContaining("no font for some characters");
  for (const _time of ["written", "kept"])
    expect(await warningsAt(id, "format=pdf&edition=1")).toEqual([{ kind: "missing-font", message }]);
});
