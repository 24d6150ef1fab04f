import { EXPORT_FORMATS } from "../reports/export-formats";
import { agreementQuerySchema, agreementSchema } from "../schemas/agreement-schema";
import { jobSchema } from "../schemas/job-schema";
import {
  editionListSchema,
  editionSchema,
  oEmbedQuerySchema,
  oEmbedSchema,
  previewedSchema,
  previewSchema,
  publishSchema,
} from "../schemas/report-schema";
import { defineRoute } from "./route-spec";

export const REPORT_ROUTES = {
  listReports: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/reports",
    name: "listReports",
    summary: "The published editions of an article's report",
    access: "article",
    status: 200,
    answer: editionListSchema,
  }),
  publishReport: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/reports",
    name: "publishReport",
    summary: "Publish the next edition of an article's report",
    access: "article",
    permission: "publish-report",
    body: publishSchema,
    status: 201,
    mayAnswer: [409],
    answer: editionSchema,
  }),
  previewReport: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/reports/preview",
    name: "previewReport",
    summary: "The next edition's page as readers would see it; nothing is published",
    access: "article",
    permission: "publish-report",
    body: previewSchema,
    status: 200,
    answer: previewedSchema,
  }),
  readOEmbed: defineRoute({
    method: "GET",
    path: "/api/oembed",
    name: "readOEmbed",
    summary:
      "How a published report, or one of its claims, is shown in a page of somebody else's (oEmbed 1.0)",
    access: "anyone",
    query: oEmbedQuerySchema,
    status: 200,
    mayAnswer: [404],
    answer: oEmbedSchema,
  }),
} as const;

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

const JOB = "/api/v1/jobs/{id}";

/** Long work, for who asked for it and as long as they may see what it is about. */
export const JOB_ROUTES = {
  readJob: defineRoute({
    method: "GET",
    path: JOB,
    name: "readJob",
    summary: "How far a job is that I asked for, what it made, or why it failed",
    access: "caller",
    status: 200,
    answer: jobSchema,
  }),
  cancelJob: defineRoute({
    method: "DELETE",
    path: JOB,
    name: "cancelJob",
    summary: "Cancel a job; one that has ended stays as it is",
    access: "caller",
    status: 200,
    answer: jobSchema,
  }),
  readJobFile: defineRoute({
    method: "GET",
    path: `${JOB}/file`,
    name: "readJobFile",
    summary: "The file that a job made, for a day",
    access: "caller",
    status: 200,
    otherAnswers: Object.fromEntries(EXPORT_FORMATS.map(({ mediaType, label }) => [mediaType, label])),
  }),
} as const;
