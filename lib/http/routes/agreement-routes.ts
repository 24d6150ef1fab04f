import { agreementQuerySchema, agreementSchema } from "../schemas/agreement-schema";
import { defineRoute } from "./route-spec";

const shared = {
  method: "GET",
  query: agreementQuerySchema,
  status: 200,
  answer: agreementSchema,
  otherAnswers: { "text/csv": "The same as a table, a file to be saved" },
} as const;

/** How far reviewers agree. */
export const AGREEMENT_ROUTES = {
  readArticleAgreement: defineRoute({
    ...shared,
    path: "/api/v1/articles/{id}/agreement",
    name: "readArticleAgreement",
    summary: "How far reviewers agree on an article's claims",
    access: "article",
  }),
  readWorkspaceAgreement: defineRoute({
    ...shared,
    path: "/api/v1/workspaces/{slug}/agreement",
    name: "readWorkspaceAgreement",
    summary: "How far reviewers agree, over all articles",
    access: "workspace",
  }),
} as const;
