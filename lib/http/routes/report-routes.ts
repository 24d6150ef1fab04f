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
