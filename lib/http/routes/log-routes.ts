import {
  entryProofQuerySchema,
  entryProofSchema,
  growthProofQuerySchema,
  growthProofSchema,
} from "../schemas/log-schema";
import { defineRoute } from "./route-spec";

const LOG = "/api/v1/workspaces/{slug}/log";

/** A desk's log, for anyone, unless the desk keeps it to its members. */
export const LOG_ROUTES = {
  readLogCheckpoint: defineRoute({
    method: "GET",
    path: `${LOG}/checkpoint`,
    name: "readLogCheckpoint",
    summary: "The newest checkpoint of a desk's log (C2SP tlog-checkpoint)",
    access: "anyone",
    status: 200,
    mayAnswer: [404],
    otherAnswers: { "text/plain": "A signed note" },
  }),
  readLogKey: defineRoute({
    method: "GET",
    path: `${LOG}/key`,
    name: "readLogKey",
    summary: "The keys that a desk's log is verified with, the present one first",
    access: "anyone",
    status: 200,
    mayAnswer: [404],
    otherAnswers: { "text/plain": "A verifier key a line" },
  }),
  readLogTile: defineRoute({
    method: "GET",
    path: `${LOG}/tile/{tile}`,
    name: "readLogTile",
    summary: "A tile of a desk's log (C2SP tlog-tiles), as in 0/x001/234 or 0/007.p/12",
    access: "anyone",
    status: 200,
    mayAnswer: [404, 422],
    otherAnswers: { "application/octet-stream": "Hashes of 32 bytes, side by side" },
  }),
  proveEntry: defineRoute({
    method: "GET",
    path: `${LOG}/proof`,
    name: "proveEntry",
    summary: "What shows that an entry is in a desk's log",
    access: "anyone",
    query: entryProofQuerySchema,
    status: 200,
    mayAnswer: [404],
    answer: entryProofSchema,
  }),
  proveGrowth: defineRoute({
    method: "GET",
    path: `${LOG}/consistency`,
    name: "proveGrowth",
    summary: "What shows that a desk's log of one size begins with all of it at a smaller one",
    access: "anyone",
    query: growthProofQuerySchema,
    status: 200,
    mayAnswer: [404],
    answer: growthProofSchema,
  }),
} as const;
