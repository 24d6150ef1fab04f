import { defineRoute } from "../route-spec";
import { editionListSchema, editionSchema, publishSchema } from "../schemas/report-schema";

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
} as const;
