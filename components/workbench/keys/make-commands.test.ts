import { beforeEach, describe, expect, it, vi } from "vitest";
import { say } from "@/components/look/say";
import {
  FIRST_SCREEN,
  type ScreenState,
  type ScreenStep,
  stepScreen,
} from "@/components/open-article/screen-state";
import { sortByText } from "@/components/open-article/text-order";
import { LiveReview } from "@/lib/client/review/live-review";
import { storeStart } from "@/lib/client/testing/fake-server";
import type { Claim } from "@/lib/domain/claim";
import { isAllowed } from "@/lib/domain/permission";
import type { Role } from "@/lib/domain/role";
import { ReviewBuilder } from "@/lib/ledger/testing/review-builder";
import { makeCommands } from "./make-commands";

vi.mock("../../look/say", () => ({ say: vi.fn() }));
vi.mock("@/components/open-article/focus-claim", () => ({ focusClaim: vi.fn() }));

beforeEach(() => {
  vi.mocked(say).mockClear();
});

/** A review of three claims and the commands of one person on it. */
function screenOf(role: Role, first: Partial<ScreenState> = {}, prepare?: (review: ReviewBuilder) => void) {
  const review = new ReviewBuilder("One is here. Two is there. Three is nowhere.");
  for (const words of ["Three", "One", "Two"]) review.highlight(review.people.reviewer1, words);
  prepare?.(review);
  const claims = sortByText(review.state.claims.values());
  let screen: ScreenState = { ...FIRST_SCREEN, ...first };
  const sent: unknown[] = [];
  const commands = () =>
    makeCommands({
      workbench: {
        claims,
        store: new LiveReview(storeStart(review, review.people.reviewer1)),
        screen,
        step: (step: ScreenStep) => {
          screen = stepScreen(screen, step);
        },
        data: { article: { revisionId: review.revision.id }, me: { id: review.people.reviewer1.id } },
      },
      article: null,
      names: { actor: (id) => id, rating: (id) => id },
      takenBack: { current: [] },
      may: (permission) => screen.viewSeq === null && isAllowed(role, permission),
      act: async (command) => {
        sent.push(command);
        return { kind: "waiting" };
      },
    });
  return { commands, claims, sent, screen: () => screen };
}

const wordsOf = (claim: Claim | undefined): string => claim?.anchor.ranges[0]?.exact ?? "";

describe("commands of the workbench", () => {
  it("go through the claims in text order and round again", () => {
    const { commands, claims, screen } = screenOf("reviewer", {});
    commands().open((claims[0] as Claim).claimId);
    const met = [1, 2, 3].map(() => {
      commands().step(1);
      return wordsOf(claims.find((claim) => claim.claimId === screen().activeId));
    });
    expect(met).toEqual(["Two", "Three", "One"]);
  });

  it("ask for words before a claim is marked, and send what was selected", () => {
    const { commands, sent } = screenOf("reviewer");
    commands().mark(null, "write");
    expect(say).toHaveBeenCalledWith("Select some words first, then press M.");
    commands().mark({ start: 0, end: 3 }, "write");
    expect(sent).toMatchObject([{ type: "highlight-claim", anchor: { ranges: [{ start: 0, end: 3 }] } }]);
  });

  it("mark words once, however long the key is held, and again once that is answered", async () => {
    const { commands, sent } = screenOf("reviewer");
    const twice = (): void => {
      commands().mark({ start: 0, end: 3 }, "write");
      commands().mark({ start: 0, end: 3 }, "write");
    };
    twice();
    commands().mark({ start: 4, end: 6 }, "write");
    expect(sent).toHaveLength(2);
    await vi.waitFor(() => {
      twice();
      expect(sent).toHaveLength(3);
    });
  });

  it("do nothing that the role forbids, and say so", () => {
    const { commands, claims, sent, screen } = screenOf("viewer");
    commands().mark({ start: 0, end: 3 }, "write");
    commands().open((claims[0] as Claim).claimId);
    commands().form("verdict");
    expect(sent).toEqual([]);
    expect(screen().form).toBeNull();
    expect(say).toHaveBeenCalledWith("Your role, or this view, does not allow that.");
  });

  it("change nothing in the past", () => {
    const { commands, claims, screen } = screenOf("owner", { viewSeq: 2 });
    commands().open((claims[0] as Claim).claimId);
    commands().form("settle");
    expect(screen().form).toBeNull();
  });

  it("offer a withdrawn claim only to be restored or talked about", () => {
    const { commands, claims, screen } = screenOf("editor", {}, (review) => {
      const [claim] = sortByText(review.state.claims.values());
      if (claim === undefined) throw new Error("There are claims.");
      const { claimId, version } = claim;
      review.act(review.people.editor, "withdraw-claim", { claimId, version });
    });
    commands().open((claims[0] as Claim).claimId);
    commands().form("verdict");
    expect(say).toHaveBeenCalledWith("Restore the claim first.");
    commands().form("restore");
    expect(screen().form).toEqual({ kind: "restore" });
    commands().form("comment");
    expect(screen().form).toEqual({ kind: "comment" });
  });
});
