import { describe, expect, it } from "vitest";
import { readIntake } from "./readers";
import type { Reading } from "./reading";

async function read(content: string): Promise<Reading> {
  const about = { name: "a.md", mediaType: null, charset: null, address: null };
  const result = await readIntake({ bytes: new TextEncoder().encode(content), ...about });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const warnings = (reading: Reading) => reading.warnings.map(({ message }) => message);
const types = ({ document }: Reading) => document.content?.map(({ type }) => type);

describe("footnotes", () => {
  it("stand below the text as a list, their signs where they were", async () => {
    const reading = await read(
      "Fares rose[^why] and fell[^1].\n\n[^why]: By *law*.\n\n    Twice.\n[^1]: Later.\n\nThe end^[In passing].",
    );
    expect(reading.text).toBe("Fares rose[1] and fell[2].\nThe end[3].\nBy law.\nTwice.\nLater.\nIn passing");
    expect(types(reading)).toEqual(["paragraph", "paragraph", "orderedList"]);
    expect(warnings(reading)).toEqual([]);
  });

  it("are listed where nothing points to them", async () => {
    expect(warnings(await read("Text\n\n[^lost]: A note"))).toEqual([
      "Left out: the footnote “lost”, which nothing points to.",
    ]);
  });

  it.each([
    [
      "explained twice, as in chapters put together",
      "One[^1].\n\n[^1]: First.\n\nTwo[^1], [a][s].\n\n[^1]: Second.\n\n[s]: https://port.example/",
    ],
    [
      "inside another",
      "A[^1] and b[^2], [a][s].\n\n[^1]: First.\n\n    [^2]: Second.\n\n[s]: https://port.example/",
    ],
  ])("stay as they are written, and lose no word, where one is %s", async (_, content) => {
    const reading = await read(content);
    expect(reading.text).toMatch(/\[\^1\]: First\.[\s\S]*Second\./);
    expect(reading.text).not.toContain("[a][s]");
    expect(warnings(reading).join()).toContain("the footnotes, which stand in the text as they are written");
  });

  it("are read quickly however many there are, also of themselves", { timeout: 30_000 }, async () => {
    expect((await read("a[^1]\n\n[^1]: b[^1]")).text).toContain("b");
    const started = performance.now();
    const many = Array.from({ length: 20_000 }, (_, at) => `a[^${at}]\n\n[^${at}]: b\n\n`).join("");
    expect((await read(many)).text.endsWith("a[^19999]\n[^19999]: b")).toBe(true);
    await read(`a${"[^1]".repeat(2_000)}\n\n[^1]: b`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("comments", () => {
  it("are dropped on lines of their own and between words, and counted", async () => {
    const reading = await read(
      "<!-- one -->\n# A <!-- two -->head\n\n> <!-- three\n> of two lines -->\n> Quote\n\n<!--\n\nfour\n\n# No head\n-->\nText<!--five\nsix-->.\n<!-- seven --> More",
    );
    expect(reading.text).toBe("A head\nQuote\nText. More");
    expect(warnings(reading)).toEqual(["Left out: 6 comments."]);
  });

  it("are text in code, escaped, and without an end", async () => {
    const reading = await read(
      "`<!-- a -->`\n\n    <!-- b -->\n\n```\n<!-- c -->\n```\n\n\\<!-- d -->\n\n<!-- e",
    );
    expect(reading.text).toBe("<!-- a -->\n<!-- b -->\n<!-- c -->\n<!-- d -->\n<!-- e");
    expect(warnings(reading)).toEqual([]);
  });

  it("are looked for in a time that grows with the text", { timeout: 60_000 }, async () => {
    const started = performance.now();
    for (const text of [
      "<!--\n".repeat(40_000),
      `${"<!--\n".repeat(40_000)}--> a`,
      `${"> <!--\n".repeat(20_000)}\n-->`,
    ])
      await read(text);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe("task lists", () => {
  it("have boxes that look ticked or not, which is said", async () => {
    const reading = await read(
      "- [ ] Ask\n- [x] Look up\n  1. [X] Call\n- \\[ ] Not a box\n- [ ](a) neither\n\n[ ] Nor this",
    );
    expect(reading.text).toBe("☐ Ask\n☑ Look up\n☑ Call\n[ ] Not a box\nneither\n[ ] Nor this");
    expect(warnings(reading)).toEqual(["Left out: the boxes of tasks, which are ☐ and ☑ in the text."]);
  });
});

describe("tables", () => {
  it("arrive as tables, none of their signs as text", async () => {
    const reading = await read("| a | b |\n|:--|--:|\n| 1 | 2 \\| 3 |\n| **4** |");
    expect(types(reading)).toEqual(["table"]);
    expect(reading.text).toBe("a\nb\n1\n2 | 3\n4\n");
  });
});
