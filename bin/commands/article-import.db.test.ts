import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  await expect(run("a.docx", "MZ\0\0")).rejects.toThrow("This is a program");
  await expect(command.run([path.join(folder, "none.txt"), "--workspace", desk.slug])).rejects.toThrow(
    "none.txt cannot be read.",
  );
});

it("takes a folder and links, a line for each, and again without adding twice", async () => {
  const many = path.join(folder, "many");
  for (const [name, text] of [
    ["2.md", "# Cranes\n\nTwelve cranes of the harbour in Norrvik run all night, the port says."],
    ["10.txt", "Every ferry to the island was late on nine days of ten, a passenger says."],
    [".hidden.txt", "Not this one."],
    ["more/a.txt", "The tunnel below the river was dug in 1931, a plaque at its mouth says."],
  ] as const) {
    mkdirSync(path.dirname(path.join(many, name)), { recursive: true });
    writeFileSync(path.join(many, name), text);
  }
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const lines = async () => {
    said.mockClear();
    const code = await command.run([many, "http://169.254.169.254/latest", "--workspace", desk.slug]);
    return { code, lines: said.mock.calls.map(([line]) => String(line).replace(folder, "")) };
  };
  const first = await lines();
  expect(first.code).toBe(1);
  expect(first.lines).toEqual([
    expect.stringMatching(/^1\/4 \/many\/2\.md [0-9a-f-]{36}$/),
    expect.stringMatching(/^2\/4 \/many\/10\.txt [0-9a-f-]{36}$/),
    expect.stringMatching(/^3\/4 \/many\/more\/a\.txt [0-9a-f-]{36}$/),
    expect.stringMatching(/^4\/4 http:\/\/169\.254\.169\.254\/latest not added: url: /),
  ]);
  const again = await lines();
  said.mockRestore();
  expect(again.lines.slice(0, 3)).toEqual(
    ["2", "10", "a"].map((title) => expect.stringContaining(`already: “${title}”`)),
  );
  await expect(command.run([many, "--workspace", desk.slug, "--title", "One"])).rejects.toThrow("--title");
});
