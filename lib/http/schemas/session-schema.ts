import { z } from "zod";
import { id, instant, named } from "./wire-schema";

/** Where a person is signed in. */
export const sessionListSchema = named(
  "Sessions",
  z.strictObject({
    sessions: z.array(
      z.strictObject({
        sessionId: id,
        browser: z.string().describe("Browser and system in words, as the browser told at sign-in"),
        createdAt: instant,
        lastSeenAt: instant.describe("To within a few minutes"),
        isThisOne: z.boolean().describe("Whether it is the session that asks"),
      }),
    ),
  }),
);

export const endedSessionsSchema = z.strictObject({
  which: z.enum(["all", "others"]).default("all").describe("others: every session but the one that asks"),
});
