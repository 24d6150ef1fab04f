import type { ClaimId } from "../../domain/ids";
import { type ReaderView, readerView } from "../../ledger/readers/reader-view";
import { presentClaim, presentReview } from "../../ledger/review/present-review";
import { commandsSchema } from "../../ledger/shapes/command";
import type { LedgerEntry } from "../../ledger/shapes/ledger-entry";
import type { Person, ReviewBuilder } from "../../ledger/testing/review-builder";
import type { StoreStart } from "../review/review-store";

/** A server for tests of the store: it decides as the real one does, and can be away or have signed the person out. */
export type FakeServer = {
  /** "silent": it does what is asked of it, and its answers never arrive. */
  mode: "here" | "away" | "silent" | "signed-out";
  /** Stands in for `fetch`. */
  readonly fetch: (url: string, init?: { readonly body?: string }) => Promise<Response>;
  /** How often each command arrived while the server was here. */
  readonly arrivals: Map<string, number>;
};

/** Serves a built review to one person. */
export function fakeServer(review: ReviewBuilder, person: Person): FakeServer {
  const arrivals = new Map<string, number>();
  const server: FakeServer = {
    mode: "here",
    arrivals,
    fetch: async (url, init) => {
      if (server.mode === "away") throw new TypeError("Failed to fetch");
      if (server.mode === "signed-out") return problem(401, "unauthenticated");
      const body = init?.body;
      if (body === undefined && url.endsWith("/review"))
        return Response.json(presentReview(viewOf(review, person).review(review.state), review.head));
      const answer = body === undefined ? listed(review, person, url) : taken(review, person, arrivals, body);
      return server.mode === "silent" ? new Promise<never>(() => undefined) : answer;
    },
  };
  return server;
}

/** What a store of this person begins with, at the review as it is now. */
export function storeStart(review: ReviewBuilder, person: Person): StoreStart {
  const state = viewOf(review, person).review(review.state);
  return { state, userId: person.id, contextAt: (at) => review.contextFor(person, at) };
}

/** What this person may see of the review as it is now. */
export function viewOf(review: ReviewBuilder, { id, role }: Person): ReaderView {
  return readerView(review.state, { actor: id, role });
}

function listed(review: ReviewBuilder, person: Person, url: string): Response {
  const after = Number(new URL(url, "http://desk.test").searchParams.get("after"));
  const entries = viewOf(review, person).entries(review.entries);
  return Response.json({ events: entries.filter((entry) => entry.seq > after) });
}

function taken(review: ReviewBuilder, person: Person, arrivals: Map<string, number>, body: string): Response {
  const asked = commandsSchema.parse(JSON.parse(body));
  const commands = Array.isArray(asked) ? asked : [asked];
  for (const { commandId } of commands) arrivals.set(commandId, (arrivals.get(commandId) ?? 0) + 1);
  const before = review.entries.length;
  const decision = review.attemptAll(person, commands);
  if (decision.ok) return Response.json({ events: newest(review, before), head: review.head });
  const { failure } = decision;
  if (failure.kind !== "stale") return problem(422, failure.kind);
  const [command] = commands;
  const claim =
    command !== undefined && "claimId" in command
      ? review.state.claims.get(command.claimId as ClaimId)
      : undefined;
  return problem(409, "stale", claim === undefined ? null : presentClaim(claim));
}

function newest(review: ReviewBuilder, before: number): readonly LedgerEntry[] {
  return review.entries.slice(before);
}

function problem(status: number, kind: string, current?: unknown): Response {
  return Response.json({ type: `/problems/${kind}`, title: kind, status, detail: kind, current }, { status });
}
