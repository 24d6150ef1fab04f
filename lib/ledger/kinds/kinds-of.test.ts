import { describe, expect, test } from "vitest";
import type { ActorId, ClaimId } from "../../domain/ids";
import { changeMentions, writeMention } from "../../text/mentions";
import type { EventData } from "../shapes/event";
import { fareReview } from "../testing/fare-review";
import type { CommandKind } from "./command-kind";
import { claimBefore, type EventKind, ifOpen, onlyOwn, tell } from "./event-kind";
import { EVENT_KINDS } from "./event-kinds";
import { onClaim, thaw } from "./growing-review";
import { kindsOf } from "./kinds-of";
import { verdictCommands } from "./verdict";

/** A claim is lent to somebody, with a word why: a kind that the product does not have. */
type Lent = { readonly claimId: ClaimId; readonly userId: ActorId; readonly why: string };
type Events = EventData & { readonly "claim-lent": Lent };

const lent: EventKind<"claim-lent", Lent> = {
  fold: onClaim((claim, { data }: { readonly data: Lent }) => ({ ...claim, assigneeId: data.userId })),
  describe: (entry, telling) => {
    const from = claimBefore(entry, telling)?.assigneeId ?? null;
    const { who, names } = telling;
    const whose = from === null ? "the claim" : `${names.actor(from)}’s claim`;
    return `${who} lent ${whose} to ${names.actor(entry.data.userId)}.`;
  },
  deed: "lent a claim",
  show: onlyOwn,
  hideNames: (data, hidden) => ({ ...data, why: changeMentions(data.why, hidden) }),
  notify: ({ data }) => tell([data.userId], "assigned"),
  takeBack: ifOpen(({ data }, { earlier, present }) =>
    present.assigneeId === data.userId
      ? { type: "assign-claim", claimId: data.claimId, userId: earlier.assigneeId }
      : null,
  ),
};

const kinds = kindsOf<Events>({ ...EVENT_KINDS, "claim-lent": lent });

describe("a kind that was added by one object", () => {
  const { review, claimId, reviewer, colleague, editor } = fareReview();
  const before = review.state;
  const entry = {
    type: "claim-lent",
    data: { claimId, userId: colleague.id, why: `Ask ${writeMention(editor.id)}.` },
    articleId: review.articleId,
    seq: before.seq + 1,
    at: "2026-11-30T12:00:00.000Z",
    actor: reviewer.id,
    ...{ salt: "00", dataHash: "11", prevHash: "22", hash: "33" },
  } as const;
  const growing = thaw(before);
  kinds.fold(growing, entry);
  const now = { ...growing, seq: entry.seq };

  test("is folded", () => {
    expect(now.claims.get(claimId)?.assigneeId).toBe(colleague.id);
    expect(before.claims.get(claimId)?.assigneeId).toBeNull();
  });

  test("is described", () => {
    const names = {
      actor: (id: string) => (id === colleague.id ? "Ana" : "Ben"),
      rating: (id: string) => id,
    };
    expect(kinds.describe(entry, { who: "Ben", names, before })).toBe("Ben lent the claim to Ana.");
    expect(kinds.deed(entry.type)).toBe("lent a claim");
  });

  test("is withheld, and its names are hidden", () => {
    const withheld = new Set([claimId]);
    expect(kinds.show(entry, { actor: reviewer.id, now, withheld })).toBe(entry);
    const shown = kinds.show(entry, { actor: colleague.id, now, withheld });
    expect(shown).toMatchObject({ type: "claim-lent", data: null, salt: null, hash: "33" });
    const nobody = "0d0e0f00-0000-4000-8000-000000000000" as ActorId;
    expect(kinds.hidesActor(entry.type)).toBe(true);
    expect(kinds.hideNames(entry, () => nobody)?.data.why).toBe(`Ask ${writeMention(nobody)}.`);
  });

  test("is told to whom it concerns", () => {
    expect(kinds.notify(entry, before)).toEqual([{ userId: colleague.id, kind: "assigned" }]);
  });

  test("is undone", () => {
    const back = { type: "assign-claim", claimId, userId: null };
    expect(kinds.takeBack(entry, { before, now, newId: undefined })).toEqual(back);
    expect(kinds.takeBack(entry, { before, now: before, newId: undefined })).toBeNull();
  });

  test("leaves the other kinds as they are", () => {
    const added = review.entries.at(0);
    if (added?.type !== "article-added") throw new Error("A review begins with its article.");
    expect(kinds.takeBack(added, { before, now, newId: undefined })).toBeNull();
    expect(kinds.hidesActor("verdict-given")).toBe(true);
    expect(kinds.hidesActor("claim-described")).toBe(false);
  });
});

describe("does not compile", () => {
  test("with a verb that is missing, whichever it is", () => {
    type Kind = EventKind<"claim-lent", Lent>;
    type Optional = { [Verb in keyof Kind]-?: object extends Pick<Kind, Verb> ? Verb : never }[keyof Kind];
    const none: [Optional] extends [never] ? true : false = true;
    expect(none).toBe(true);
    const { notify: _, ...silent } = lent;
    // @ts-expect-error whom it concerns is not said
    kindsOf<Events>({ ...EVENT_KINDS, "claim-lent": silent });
  });

  test("with a kind that is missing", () => {
    // @ts-expect-error nothing is said of claim-lent
    kindsOf<Events>(EVENT_KINDS);
  });

  test("with a command that leaves a verb out", () => {
    const silent: Omit<CommandKind<"retract-verdict">, "join"> = verdictCommands["retract-verdict"];
    // @ts-expect-error whether it joins is not said
    const kind: CommandKind<"retract-verdict"> = silent;
    expect(kind).toBe(silent);
  });
});
