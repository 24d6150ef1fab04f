import { randomUUID } from "node:crypto";
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";
import type { ReviewClaim } from "../lib/ledger/review/present-review";
import type { CommandInput } from "../lib/ledger/shapes/command";
import { DESK } from "./people";

type WithoutId<Command> = Command extends unknown ? Omit<Command, "commandId"> : never;
export type Asked = WithoutId<CommandInput>;

export type NewArticle = {
  readonly title: string;
  readonly content: string;
  readonly format?: "text" | "markdown" | "html";
  readonly language?: string;
};

export type Article = {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly revision: { readonly id: string; readonly text: string };
};

type Review = { readonly seq: number; readonly claims: readonly ReviewClaim[] };

/** The HTTP API as one person uses it. What fails unexpectedly fails the test. */
export type Door = {
  readonly request: APIRequestContext;
  readonly addArticle: (article: NewArticle) => Promise<Article>;
  /** Sends commands and hands back whatever the answer is. */
  readonly ask: (articleId: string, ...commands: readonly Asked[]) => Promise<APIResponse>;
  /** Sends commands that must be taken. */
  readonly act: (articleId: string, ...commands: readonly Asked[]) => Promise<void>;
  /** Marks the only place that reads so, and tells the claim's id. */
  readonly mark: (articleId: string, exact: string, statement?: string) => Promise<string>;
  readonly review: (articleId: string) => Promise<Review>;
  readonly exportAs: (articleId: string, format: string) => Promise<string>;
};

export function openDoor(request: APIRequestContext): Door {
  const ask: Door["ask"] = (articleId, ...commands) =>
    request.post(`/api/v1/articles/${articleId}/commands`, {
      data: commands.map((command) => ({ commandId: randomUUID(), ...command })),
    });
  const act: Door["act"] = async (articleId, ...commands) => {
    const answer = await ask(articleId, ...commands);
    expect(answer.status(), await answer.text()).toBe(200);
  };
  return {
    request,
    ask,
    act,
    addArticle: async ({ format = "text", ...article }) => {
      const answer = await request.post(`/api/v1/workspaces/${DESK}/articles`, {
        data: { ...article, format, allowDuplicate: true },
      });
      expect(answer.status(), await answer.text()).toBe(201);
      const added = await answer.json();
      return { ...added, path: `/w/${DESK}/articles/${added.id}` };
    },
    mark: async (articleId, exact, statement) => {
      const claimId = randomUUID();
      const said = statement === undefined ? {} : { statement };
      await act(articleId, { type: "highlight-claim", claimId, anchor: { quote: { exact } }, ...said });
      return claimId;
    },
    review: async (articleId) => (await request.get(`/api/v1/articles/${articleId}/review`)).json(),
    exportAs: async (articleId, format) => {
      const answer = await request.get(`/api/v1/articles/${articleId}/export?format=${format}`);
      expect(answer.status(), `export as ${format}`).toBe(200);
      return answer.text();
    },
  };
}
