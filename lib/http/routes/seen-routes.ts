import { markSeenSchema, seenSchema } from "../schemas/seen-schema";
import { defineRoute } from "./route-spec";

const SEEN = "/api/v1/articles/{id}/seen";

/** What the caller has seen of an article. Nobody else is told. */
export const SEEN_ROUTES = {
  readSeen: defineRoute({
    method: "GET",
    path: SEEN,
    name: "readSeen",
    summary: "How far I have seen an article, and what changed since",
    access: "article",
    status: 200,
    answer: seenSchema,
  }),
  markSeen: defineRoute({
    method: "PUT",
    path: SEEN,
    name: "markSeen",
    summary: "Note what I have seen",
    access: "article",
    body: markSeenSchema,
    status: 204,
  }),
} as const;
