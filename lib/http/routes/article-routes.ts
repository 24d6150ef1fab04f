import { z } from "zod";
import { reviewSchema } from "../../ledger/review/review-schema";
import { commandsSchema } from "../../ledger/shapes/command";
import { plainText } from "../../ledger/shapes/field";
import { EXPORT_FORMATS } from "../reports/export-formats";
import {
  annotationsBodySchema,
  annotationsQuerySchema,
  broughtAnnotationsSchema,
} from "../schemas/annotation-schema";
import {
  archiveSchema,
  articleDetailsSchema,
  articleListSchema,
  articleQuerySchema,
  articleSchema,
  newArticleSchema,
  newRevisionSchema,
  numberedRevisionSchema,
  revisedSchema,
  revisionListSchema,
  revisionPreviewRequestSchema,
  revisionPreviewSchema,
  uploadSchema,
} from "../schemas/article-schema";
import { changesSchema } from "../schemas/changes-schema";
import { claimSearchSchema, foundClaimsSchema } from "../schemas/claim-search-schema";
import { committedSchema, eventPageSchema } from "../schemas/entry-schema";
import { arrivedArticleSchema, createdArticleSchema } from "../schemas/intake-schema";
import { laterSchema } from "../schemas/job-schema";
import { leavingSchema, peopleSchema, presenceSchema } from "../schemas/presence-schema";
import { markSeenSchema, seenSchema } from "../schemas/seen-schema";
import { named, queryLimit, queryMoment, queryNumber } from "../schemas/wire-schema";
import { defineRoute, MIB } from "./route-spec";

/** JSON may write one byte of text as three (`\u00e9`); the text itself is held to 5 MiB when it is read. */
export const ARTICLE_BODY_LIMIT = 3 * 5 * MIB + 64 * 1024;

export const ANNOTATIONS_BODY_LIMIT = 20 * MIB;

const AT = "A ledger seq, or a time in RFC 3339: as it stood after the last entry up to then. Left out: now";

export const ARTICLE_ROUTES = {
  listArticles: defineRoute({
    method: "GET",
    path: "/api/v1/workspaces/{slug}/articles",
    name: "listArticles",
    summary: "The workspace's articles, the one last worked on first",
    access: "workspace",
    query: articleQuerySchema,
    status: 200,
    answer: articleListSchema,
  }),
  createArticle: defineRoute({
    method: "POST",
    path: "/api/v1/workspaces/{slug}/articles",
    name: "createArticle",
    summary: "Take in an article to be checked",
    access: "workspace",
    permission: "import-article",
    body: z.union([newArticleSchema, arrivedArticleSchema]),
    form: uploadSchema,
    bodyLimit: ARTICLE_BODY_LIMIT,
    status: 201,
    mayAnswer: [409],
    answer: createdArticleSchema,
  }),
  searchClaims: defineRoute({
    method: "GET",
    path: "/api/v1/workspaces/{slug}/claims",
    name: "searchClaims",
    summary: "Claims already checked, best match first; with filters alone, the newest first",
    access: "workspace",
    query: claimSearchSchema,
    status: 200,
    answer: foundClaimsSchema,
  }),
  readArticle: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}",
    name: "readArticle",
    summary: "An article with its current revision",
    access: "article",
    status: 200,
    answer: articleSchema,
  }),
  describeArticle: defineRoute({
    method: "PATCH",
    path: "/api/v1/articles/{id}",
    name: "describeArticle",
    summary: "Change what an article is called and where it comes from",
    access: "article",
    permission: "describe-article",
    body: articleDetailsSchema,
    status: 200,
    answer: articleSchema,
  }),
  archiveArticle: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/archive",
    name: "archiveArticle",
    summary:
      "Put an article out of the desk's list; nothing is deleted, and it takes no changes until it is back",
    access: "article",
    permission: "archive-article",
    body: archiveSchema,
    status: 200,
    answer: articleSchema,
  }),
  restoreArticle: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/restore",
    name: "restoreArticle",
    summary: "Bring an archived article back",
    access: "article",
    permission: "archive-article",
    status: 200,
    answer: articleSchema,
  }),
  listRevisions: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/revisions",
    name: "listRevisions",
    summary: "The texts that the article has had, oldest first",
    access: "article",
    status: 200,
    answer: revisionListSchema,
  }),
  readRevision: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/revisions/{number}",
    name: "readRevision",
    summary: "One of the article's texts",
    access: "article",
    status: 200,
    answer: numberedRevisionSchema,
  }),
  readOriginal: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/revisions/{number}/original",
    name: "readOriginal",
    summary: "The file or the page that a text was read from, as it came in",
    access: "article",
    permission: "download-original",
    status: 200,
    otherAnswers: { "application/octet-stream": "Its bytes, to be saved" },
  }),
  reviseArticle: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/revisions",
    name: "reviseArticle",
    summary: "Give an article a new text",
    access: "article",
    permission: "revise-article",
    body: newRevisionSchema,
    bodyLimit: ARTICLE_BODY_LIMIT,
    status: 201,
    mayAnswer: [409],
    answer: revisedSchema,
  }),
  previewRevision: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/revisions/preview",
    name: "previewRevision",
    summary: "What a new text would make of each claim; nothing is saved",
    access: "article",
    permission: "revise-article",
    body: revisionPreviewRequestSchema,
    bodyLimit: ARTICLE_BODY_LIMIT,
    status: 200,
    mayAnswer: [409],
    answer: revisionPreviewSchema,
  }),
  bringAnnotations: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/annotations",
    name: "bringAnnotations",
    summary: "Bring in annotations of another tool, as it exports them: a claim on the words of each",
    access: "article",
    permission: "import-article",
    query: annotationsQuerySchema,
    body: annotationsBodySchema,
    raw: ["application/x-ndjson", "application/ld+json"],
    bodyLimit: ANNOTATIONS_BODY_LIMIT,
    status: 200,
    mayAnswer: [409],
    answer: broughtAnnotationsSchema,
  }),
  commitCommands: defineRoute({
    method: "POST",
    path: "/api/v1/articles/{id}/commands",
    name: "commitCommands",
    summary: "Do one thing, or a list of things all or none",
    access: "article",
    permission: "comment",
    body: named("Commands", commandsSchema),
    bodyLimit: 5 * MIB,
    status: 200,
    mayAnswer: [409],
    answer: committedSchema,
  }),
  readReview: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/review",
    name: "readReview",
    summary: "The whole review, now or as it stood at a moment",
    access: "article",
    query: z.strictObject({ at: queryMoment.optional().describe(AT) }),
    status: 200,
    answer: named("Review", reviewSchema),
  }),
  readChanges: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/changes",
    name: "readChanges",
    summary: "What differs between two moments of the review",
    access: "article",
    query: z.strictObject({
      from: queryMoment.describe("The earlier moment: a ledger seq, or a time in RFC 3339"),
      to: queryMoment.optional().describe("The later one; left out: now"),
    }),
    status: 200,
    answer: changesSchema,
  }),
  readEvents: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/events",
    name: "readEvents",
    summary: "A page of the ledger, or with Accept: text/event-stream a live feed of it",
    access: "article",
    query: z.strictObject({
      after: queryNumber.optional().describe("Start after this seq; a feed prefers Last-Event-ID"),
      limit: queryLimit(1_000).optional().describe("1 to 1000, else 500"),
    }),
    status: 200,
    answer: eventPageSchema,
    otherAnswers: {
      "text/event-stream":
        "One message an entry: `id` is its seq, `data` the entry. A comment every 15 s. `event: presence` has who is in the article. `event: closed` with a reason ends it when access has ended or the role has changed.",
    },
  }),
  exportReport: defineRoute({
    method: "GET",
    path: "/api/v1/articles/{id}/export",
    name: "exportReport",
    summary:
      "The report in a format; with `Prefer: respond-async` one that takes longer than a second (or than `wait=SECONDS`) goes on as a job",
    access: "article",
    query: z.strictObject({
      format: plainText(40).meta({ enum: EXPORT_FORMATS.map(({ format }) => format) }),
      at: queryMoment.optional().describe(AT),
      edition: queryNumber.optional().describe("The number of a published edition, in place of `at`"),
    }),
    status: 200,
    mayAnswer: [413, 429],
    answerLater: laterSchema,
    otherAnswers: Object.fromEntries(EXPORT_FORMATS.map(({ mediaType, label }) => [mediaType, label])),
  }),
} as const;

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

const PATH = "/api/v1/articles/{id}/presence";

export const PRESENCE_ROUTES = {
  readPresence: defineRoute({
    method: "GET",
    path: PATH,
    name: "readPresence",
    summary: "Who is in the article now; the feed tells it as the event `presence` whenever it changes",
    access: "article",
    status: 200,
    answer: peopleSchema,
  }),
  tellPresence: defineRoute({
    method: "POST",
    path: PATH,
    name: "tellPresence",
    summary: "Say that one is here; again every 5 s, for after 12 s of silence one is gone",
    access: "article",
    body: presenceSchema,
    bodyLimit: 4_096,
    status: 204,
    mayAnswer: [429],
  }),
  leavePresence: defineRoute({
    method: "DELETE",
    path: PATH,
    name: "leavePresence",
    summary: "Say that one has left",
    access: "article",
    query: leavingSchema,
    status: 204,
    mayAnswer: [429],
  }),
} as const;
