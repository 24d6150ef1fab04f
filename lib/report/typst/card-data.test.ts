import fc from "fast-check";
import { decode } from "fast-png";
import { expect, it } from "vitest";
import { nastyText } from "../testing/nasty-text.arbitrary";
import { builtReport, reportOn } from "../testing/report-builder";
import { cardData } from "./card-data";
import { drawCard } from "./typesetter";

const drawn = async (report: Parameters<typeof cardData>[0]) => decode(await drawCard(cardData(report)));

const PAPER = [251, 250, 247];
const RED = [0xb3, 0x19, 0x1c];

/** The rows, from above, in which something is drawn. */
function inkedRows({ data, width, height, channels }: Awaited<ReturnType<typeof drawn>>): readonly number[] {
  const isInked = (row: number): boolean => {
    for (let at = row * width; at < (row + 1) * width; at += 1)
      if (PAPER.some((part, channel) => Math.abs((data[at * channels + channel] ?? 0) - part) > 24))
        return true;
    return false;
  };
  return Array.from({ length: height }, (_, row) => row).filter(isInked);
}

it("says in a line what came out, and counts the rulings in a bar of the scale's colours", () => {
  const report = builtReport();
  const { finding, bar } = cardData(report);
  expect(finding).toBe("6 claims, 3 with a ruling: 1 True, 1 False, 1 Opinion");
  expect(bar).toContain(`fill="${report.scale.find(({ id }) => id === "true")?.colour}"`);
});

it("draws the bar, and none where no claim has a ruling", async () => {
  const red = (picture: Awaited<ReturnType<typeof drawn>>) => {
    const { data, width, height, channels } = picture;
    let count = 0;
    for (let at = 0; at < width * height; at += 1)
      if (RED.every((part, channel) => Math.abs((data[at * channels + channel] ?? 0) - part) < 4)) count += 1;
    return count;
  };
  // One claim of six, over the card's width between its edges and 22 pixels high.
  expect(red(await drawn(builtReport()))).toBeGreaterThan(0.9 * 22 * (1056 / 6));
  expect(red(await drawn(reportOn(["Half of it."], "A statement.")))).toBe(0);
});

it("is a picture of 1200 × 630 pixels with room at its edges, however long a headline is", {
  timeout: 60_000,
}, async () => {
  const report = builtReport();
  for (const title of [
    "Short",
    "A word of it ".repeat(60),
    "Ohneleerzeichen".repeat(40),
    "خط العبّارة ".repeat(30),
  ]) {
    const picture = await drawn({ ...report, article: { ...report.article, title } });
    expect([picture.width, picture.height]).toEqual([1200, 630]);
    const rows = inkedRows(picture);
    expect(rows[0]).toBeGreaterThan(40);
    expect(rows.at(-1)).toBeLessThan(600);
  }
});

it("can be drawn whatever the article is called", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(nastyText, async (title) => {
      const report = reportOn(["Half of it."], "A statement.");
      const picture = await drawn({ ...report, article: { ...report.article, title } });
      expect(picture.width).toBe(1200);
    }),
    { numRuns: 20 },
  );
});
