import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PASSWORD, PEOPLE } from "../people";
import { lineUnder, type Part } from "./drawn-line";
import { expect, type Seat, test } from "./engine-journey";
import { WINDOW } from "./hand";

const STATUS = "document.querySelector('header [role=status]')?.textContent ?? ''";
const CARD = "section[aria-label^='Claim ']:has([role=tablist])";
const STATEMENT = "The port handled 41,200 containers.";
const SECOND = "Half of the cranes";
const WHY = "The port's books say so.";
const OFFLINE = "Written without a network.";
const RULING = "The books were read twice.";

test.describe.configure({ timeout: 240_000 });

test("the main job: sign in, mark, judge, add a source, work live and offline, settle, export", async ({
  seat,
  door,
  article,
}) => {
  const { id, path: address } = await article();
  const editor = await door("editor");
  const claims = async () => (await editor.review(id)).claims;
  const { hand, line, click, until, place } = seat;
  const closed = () => until("the form is closed", "document.querySelector('form[aria-label]') === null");

  await test.step("sign in", async () => {
    await signIn(seat, "editor");
  });

  await test.step("mark words by dragging the mouse over them", async () => {
    await openArticle(seat, address);
    await hand.drag(await place("41,200 containers", "start"), await place("41,200 containers", "end"));
    await click("button", "Mark as claim");
    await until("a card is open", `document.querySelector(${JSON.stringify(CARD)})`);
    await expect.poll(async () => (await claims())[0]?.anchor?.ranges[0]?.exact).toBe("41,200 containers");
  });

  await test.step("mark a paragraph by a triple click, and say the claim at once", async () => {
    await hand.press("Escape");
    await hand.click(await place(SECOND, "middle"), 3);
    await until("words are selected", "String(getSelection()).startsWith('Half of the cranes')");
    await hand.type("m");
    await hand.type("Half of the cranes are electric.");
    await hand.press("Enter", "Control");
    await expect
      .poll(async () => (await claims()).map(({ statement }) => statement))
      .toContain("Half of the cranes are electric.");
    await closed();
  });

  await test.step("describe, judge and add a source by keyboard", async () => {
    await hand.press("Escape");
    await until("the text has the focus", "document.activeElement?.matches('main [role=document]')");
    await hand.click(await place("41,200", "middle"));
    await until(
      "the first card is open",
      `document.querySelector(${JSON.stringify(CARD)})?.textContent.includes("41,200")`,
    );
    await hand.type("d");
    await hand.type(STATEMENT);
    await hand.press("Enter", "Control");
    await expect.poll(async () => (await claims())[0]?.statement).toBe(STATEMENT);
    await closed();
    await hand.type("v");
    await until("the first rating has the focus", "document.activeElement?.matches('form [type=radio]')");
    await hand.type("1");
    await hand.press("Tab");
    await hand.press("Tab");
    await hand.type(WHY);
    await hand.press("Enter", "Control");
    await expect
      .poll(async () => (await claims())[0]?.verdicts[0])
      .toMatchObject({ rating: "true", rationale: WHY });
    await closed();
    await hand.type("e");
    await hand.type("www.port.example/books");
    await hand.press("Enter", "Control");
    await expect
      .poll(async () => (await claims())[0]?.evidence[0]?.url)
      .toBe("https://www.port.example/books");
    await closed();
  });

  await test.step("what somebody else does appears without a reload", async () => {
    const claimId = (await claims())[0]?.claimId ?? "";
    const second = await door("reviewer2");
    await second.act(id, {
      type: "give-verdict",
      claimId,
      rating: "misleading",
      rationale: "Only half of it.",
    });
    await until(
      "the dispute is shown",
      `document.querySelector(${JSON.stringify(CARD)})?.getAttribute("aria-label").includes("Disputed")`,
    );
  });

  await test.step("what is written without a network is kept and sent later", async () => {
    line.cut();
    await hand.type("c");
    await hand.type(OFFLINE);
    await hand.press("Enter", "Control");
    await until("it waits", `/waiting/.test(${STATUS})`);
    line.mend();
    await until("it is saved", `/^(Saved|Live)/.test(${STATUS})`);
    await expect.poll(async () => JSON.stringify(await claims())).toContain(OFFLINE);
    await closed();
  });

  await test.step("settle", async () => {
    await hand.type("s");
    await until("a rating has the focus", "document.activeElement?.matches('form [type=radio]')");
    await hand.type("1");
    await hand.press("Tab");
    await hand.press("Tab");
    await hand.type(RULING);
    await hand.press("Enter", "Control");
    await expect
      .poll(async () => (await claims())[0]?.ruling)
      .toMatchObject({ rating: "true", rationale: RULING });
  });

  await test.step("export", async () => {
    await click("button", "Export");
    await click("[role=menuitem]", "HTML");
    // A browser first makes an empty file of this name, and takes it away for the whole one.
    const saved = async () => {
      const files = await filesIn(hand.downloads);
      const page = files.find((name) => name.endsWith(".html"));
      return page === undefined || files.some((name) => name.endsWith(".part")) ? "" : readFile(page, "utf8");
    };
    await expect.poll(saved).toContain(RULING);
  });

  if ((await hand.refused()) !== null) expect(await hand.refused()).toEqual([]);
});

/** Each is looked at under its first word, which never runs over the end of a line. */
const JUDGED = [
  { exact: "41,200 containers", rating: "true" },
  { exact: "best year", rating: "mixed" },
  { exact: "Half of the cranes", rating: "misleading" },
  { exact: "Only one in ten lorries", rating: "false" },
] as const;
/** Nobody marked these, and no letter of theirs reaches below the line. */
const UNMARKED = "diesel";

test("each verdict has its line under the words, drawn", async ({ seat, door, article }, info) => {
  const { id, path: address } = await article();
  const reviewer = await door("reviewer1");
  for (const { exact, rating } of JUDGED) {
    const claimId = await reviewer.mark(id, exact);
    await reviewer.act(id, { type: "give-verdict", claimId, rating, rationale: "Read in the port's books." });
  }
  await signIn(seat, "reviewer1");
  await openArticle(seat, address);
  const { hand } = seat;
  const picture = await hand.look();
  await writeFile(info.outputPath("lines.png"), picture);
  const under = async (words: string) => lineUnder(picture, await partOf(seat, words), WINDOW.width);
  for (const { exact, rating } of JUDGED)
    expect(await under(exact.split(" ")[0] ?? ""), `${rating} has a line`).toBeGreaterThan(0.4);
  expect(await under(UNMARKED), "unmarked words have none").toBeLessThan(0.1);
});

async function signIn({ hand, click, until }: Seat, who: keyof typeof PEOPLE): Promise<void> {
  await hand.open(new URL("/sign-in", test.info().project.use.baseURL).href);
  await until("the page is at work", "document.querySelector('form') !== null");
  await click("input", "E-mail");
  await hand.type(PEOPLE[who].email);
  await hand.press("Tab");
  await hand.type(PASSWORD);
  await hand.press("Enter");
  await until("the desk is shown", "location.pathname.startsWith('/w/')");
}

async function openArticle({ hand, until }: Seat, address: string): Promise<void> {
  await hand.open(new URL(address, test.info().project.use.baseURL).href);
  await until("the article is live", `/Live$/.test(${STATUS})`);
}

/** Where words that stand on one line are shown. */
async function partOf({ hand, place }: Seat, words: string): Promise<Part> {
  const [start, end] = [await place(words, "start"), await place(words, "end")];
  const height = Number(
    await hand.ask(
      "(() => { const range = document.createRange(); const text = document.createTreeWalker(document.querySelector('main [role=document]'), NodeFilter.SHOW_TEXT).nextNode(); range.setStart(text, 0); range.setEnd(text, 1); return range.getBoundingClientRect().height; })()",
    ),
  );
  return { left: start.x, right: end.x, top: start.y - height / 2, bottom: start.y + height / 2 };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name));
}
