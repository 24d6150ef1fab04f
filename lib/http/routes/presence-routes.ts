import { leavingSchema, peopleSchema, presenceSchema } from "../schemas/presence-schema";
import { defineRoute } from "./route-spec";

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
