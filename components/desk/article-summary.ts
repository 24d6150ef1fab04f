import type { z } from "zod";
import type { articleListSchema } from "@/lib/http/schemas/article-schema";

/** One line of the desk, as the API gives it. */
export type ArticleSummary = z.output<typeof articleListSchema>["articles"][number];

/** A page of them. */
export type ArticlePage = {
  readonly articles: readonly ArticleSummary[];
  readonly nextCursor: string | null;
};

/** What the desk is narrowed to. */
export type DeskQuery = {
  readonly search: string;
  readonly status: "" | "unclaimed" | "checking" | "settled" | "archived";
};

/** The query as it stands in an address; empty parts are left out. */
export function deskParameters({ search, status }: DeskQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (search.trim() !== "") parameters.set("search", search.trim());
  if (status !== "") parameters.set("status", status);
  return parameters;
}
