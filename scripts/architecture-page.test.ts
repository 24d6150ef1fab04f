import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const page = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
const NOT_OURS = new Set(["node_modules", "test-results", "playwright-report", "generated", "testing"]);

describe("docs/architecture.md", () => {
  it.each(foldersIn("."))("has a line for %s/", (folder) => {
    expect(page).toContain(`\`${folder}/\``);
  });

  it.each(foldersIn("lib"))("has a line for lib/%s/", (folder) => {
    expect(page).toContain(`\`lib/${folder}/\``);
  });

  it.each(foldersIn("lib").flatMap(roomsIn))(
    "names $room/ in the line of lib/$folder/",
    ({ folder, room }) => {
      const line = page.split("\n").find((each) => each.startsWith(`| \`lib/${folder}/\` |`));
      expect(line).toContain(`\`${room}/\``);
    },
  );

  it.each(foldersIn("components"))("draws components/%s/", (folder) => {
    expect(drawing()).toMatch(whole(folder));
  });

  it.each(foldersIn("components").flatMap((folder) => foldersIn(`components/${folder}`)))(
    "draws the room %s/ of what people see",
    (room) => {
      expect(drawing()).toMatch(whole(room));
    },
  );
});

const whole = (folder: string): RegExp => new RegExp(`(?<![\\w-])${folder}/`);

function drawing(): string {
  return page.split("## What people see")[1]?.split("\n## ")[0] ?? "";
}

function roomsIn(folder: string): readonly { readonly folder: string; readonly room: string }[] {
  return foldersIn(`lib/${folder}`).map((room) => ({ folder, room }));
}

function foldersIn(place: string): readonly string[] {
  return readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !NOT_OURS.has(entry.name))
    .map(({ name }) => name);
}
