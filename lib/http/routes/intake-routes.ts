import { importSchema, intakeSchema, intakeUploadSchema, readingSchema } from "../schemas/intake-schema";
import { laterSchema } from "../schemas/job-schema";
import { defineRoute } from "./route-spec";

/** What comes in, before it is an article, and many articles at once. */
export const INTAKE_ROUTES = {
  readIntake: defineRoute({
    method: "POST",
    path: "/api/v1/workspaces/{slug}/intake",
    name: "readIntake",
    summary: "Read a link or a file without making an article of it; what came in waits for an hour",
    access: "workspace",
    permission: "import-article",
    body: intakeSchema,
    form: intakeUploadSchema,
    status: 200,
    answer: readingSchema,
  }),
  importArticles: defineRoute({
    method: "POST",
    path: "/api/v1/workspaces/{slug}/imports",
    name: "importArticles",
    summary: "Make articles of up to 200 links, or of what came in before; the work goes on as a job",
    access: "workspace",
    permission: "import-article",
    body: importSchema,
    status: 201,
    mayAnswer: [429],
    answer: laterSchema,
  }),
} as const;
