import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { database, disconnect } from "../../lib/database/client";
import { makeTestDesk, type TestDesk } from "../../lib/database/testing/test-desk";
import { command } from "./article-import";

const folder = mkdtempSync(path.join(tmpdir(), "assay-import-"));
let desk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await disconnect();
});

function run(name: string, bytes: string | Uint8Array, ...more: readonly string[]): Promise<number> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return command.run([file, "--workspace", desk.slug, ...more]);
}

it("adds a file under its name, in the direction of its letters, and prints the id", async () => {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  expect(await run("Ferry line.md", "# شطر\n\nوصلت العبارة ظهرا.")).toBe(0);
  const id = String(said.mock.lastCall?.[0]);
  said.mockRestore();
  expect(await database().article.findUnique({ where: { id } })).toMatchObject({
    title: "Ferry line",
    direction: "rtl",
  });
});

it("refuses what the HTTP API refuses, and says why", async () => {
  await expect(run("a.txt", " \n")).rejects.toThrow("no text here");
  await expect(run("a.txt", "Words.", "--language", "!!")).rejects.toThrow("language tag");
  await expect(run("a.docx", "MZ\0\0")).rejects.toThrow("not a file that can be read here");
  await expect(command.run([path.join(folder, "none.txt"), "--workspace", desk.slug])).rejects.toThrow(
    "none.txt cannot be read.",
  );
});
