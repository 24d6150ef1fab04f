import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const page = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
const NOT_OURS = new Set(["node_modules", "test-results", "playwright-report"]);

describe("docs/architecture.md", () => {
  it.each(foldersIn("."))("has a line for %s/", (folder) => {
    expect(page).toContain(`\`${folder}/\``);
  });

  it.each(foldersIn("lib"))("has a line for lib/%s/", (folder) => {
    expect(page).toContain(`\`lib/${folder}/\``);
  });

  it.each(foldersIn("components"))("names components/%s", (folder) => {
    expect(page).toMatch(new RegExp(`\`components/\` \\|.*\\b${folder}\\b`));
  });
});

function foldersIn(place: string): readonly string[] {
  return readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !NOT_OURS.has(entry.name))
    .map(({ name }) => name);
}
