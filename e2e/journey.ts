import { type APIRequest, test as base, expect, type Page } from "@playwright/test";
import { type ConsoleWatch, watchConsole } from "./console-watch";
import { type Article, type Door, type NewArticle, openDoor } from "./door";
import { PASSWORD, PEOPLE, type Person } from "./people";
import { type SignedIn, signInState } from "./sign-in-state";

export type Journey = {
  readonly complaints: ConsoleWatch;
  /** Opens a browser of its own for somebody who is signed in already, or for nobody. */
  readonly open: (who: Person | "nobody" | SignedIn, path: string) => Promise<Page>;
  /** A session that a test may end without signing others out. */
  readonly ownSession: (who: Person) => Promise<SignedIn>;
  /** The HTTP API as that person uses it. */
  readonly door: (who: Person) => Promise<Door>;
  /** Adds an article that no other test touches. */
  readonly article: (article?: Partial<NewArticle>) => Promise<Article>;
};

type Shared = { readonly sessions: (who: Person) => Promise<SignedIn> };

/** A test that signs in by fixture, has its own data, and fails on a stray complaint of the browser. */
export const test = base.extend<Journey, Shared>({
  sessions: [
    async ({ playwright }, use, worker) => {
      const { baseURL } = worker.project.use;
      const known = new Map<Person, Promise<SignedIn>>();
      await use((who) => {
        const session = known.get(who) ?? signIn(playwright.request, baseURL, who);
        known.set(who, session);
        return session;
      });
    },
    { scope: "worker" },
  ],

  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted
    async ({}, use) => {
      const watch = watchConsole();
      await use(watch);
      expect(watch.strays(), "the browser's console stays quiet").toEqual([]);
    },
    { auto: true },
  ],

  open: async ({ browser, sessions, complaints }, use) => {
    await use(async (who, path) => {
      const state = typeof who === "object" ? who : who === "nobody" ? null : await sessions(who);
      const context = await browser.newContext(state === null ? {} : { storageState: state });
      complaints.follow(context);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of browser.contexts()) await context.close();
  },

  ownSession: async ({ playwright, baseURL }, use) => {
    await use((who) => signIn(playwright.request, baseURL, who));
  },

  door: async ({ playwright, sessions, baseURL }, use) => {
    const opened: Door[] = [];
    await use(async (who) => {
      const request = await playwright.request.newContext({
        baseURL: baseURL ?? "",
        storageState: await sessions(who),
      });
      const door = openDoor(request);
      opened.push(door);
      return door;
    });
    for (const { request } of opened) await request.dispose();
  },

  article: async ({ door }, use, { title }) => {
    await use(async (article) => {
      const editor = await door("editor");
      return editor.addArticle({ title, content: HARBOUR, ...article });
    });
  },
});

export { expect };

function signIn(requests: APIRequest, baseURL: string | undefined, who: Person): Promise<SignedIn> {
  return signInState(requests, baseURL ?? "", { email: PEOPLE[who].email, password: PASSWORD });
}

/** Three paragraphs, each with something to check. */
export const HARBOUR = [
  "The harbour in Norrvik handled 41,200 containers last year, more than any other port on the coast. The mayor called it the best year in the town's history.",
  "Half of the cranes run on electricity from the new wind farm. The other half still burn diesel, and nobody has said when that will end.",
  "Only one in ten lorries leaves the port empty. A spokeswoman said that the figure was three in ten before the new road was opened.",
].join("\n\n");
