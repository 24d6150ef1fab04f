import { afterEach, describe, expect, it, vi } from "vitest";
import type { Failure } from "../domain/failure";
import { fail, ok, type Result } from "../domain/result";
import type { LedgerEntry } from "../ledger/shapes/ledger-entry";
import { ReviewBuilder } from "../ledger/testing/review-builder";
import { LedgerTail } from "./ledger-tail";

const LIMITS = { entries: 4, bytes: 1_000_000 };

/** An article with a tail on it that counts how often the ledger is read. */
function setUp() {
  const review = new ReviewBuilder("The ferry sails at noon.");
  const reads: number[] = [];
  let isAway = false;
  const read = async (after: number, limit: number): Promise<Result<readonly LedgerEntry[], Failure>> => {
    reads.push(after);
    await Promise.resolve();
    if (isAway) return fail({ kind: "unavailable", detail: "Away." });
    return ok(review.entries.filter((entry) => entry.seq > after).slice(0, limit));
  };
  const tail = new LedgerTail(review.entries.length, read, LIMITS);
  const write = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      const fields = { commentId: review.nextId(), body: "Seen." };
      review.act(review.people.editor, "comment", fields);
    }
    tail.notice(review.entries.length);
  };
  return {
    tail,
    reads,
    write,
    review,
    leave: (away: boolean) => {
      isAway = away;
    },
  };
}

/** Reads on from `after` until there is nothing newer. */
async function seqsAfter(tail: LedgerTail, after: number): Promise<readonly number[]> {
  const seqs: number[] = [];
  for (;;) {
    const next = await tail.next(seqs.at(-1) ?? after);
    if (!next.ok) throw new Error("The ledger had to be readable.");
    if (next.value === null) return seqs;
    seqs.push(...next.value.entries.map((entry) => entry.seq));
  }
}

afterEach(() => void vi.useRealTimers());

describe("the tail of a ledger", () => {
  it("is read once for everyone who follows, and everyone gets the very same bytes", async () => {
    const { tail, reads, write } = setUp();
    const wakes = [vi.fn(), vi.fn(), vi.fn()];
    for (const wake of wakes) tail.follow(wake);
    write(1);
    await vi.waitFor(() => expect(wakes[2]).toHaveBeenCalledOnce());
    const [one, other] = [await tail.next(1), await tail.next(1)];
    expect(one.ok && other.ok && one.value?.bytes === other.value?.bytes).toBe(true);
    expect(reads).toEqual([1]);
  });

  it("leaves no gap and repeats nothing, wherever a reader stands", async () => {
    const { tail, write, review } = setUp();
    tail.follow(() => undefined);
    for (const count of [1, 3, 2, 1, 2]) {
      write(count);
      await vi.waitFor(async () => expect(await seqsAfter(tail, 0)).toHaveLength(review.entries.length));
    }
    const all = review.entries.map((entry) => entry.seq);
    for (const after of [0, ...all]) {
      expect(await seqsAfter(tail, after)).toEqual(all.filter((seq) => seq > after));
    }
  });

  it("keeps only the newest entries: who is further behind reads for itself", async () => {
    const { tail, reads, write } = setUp();
    tail.follow(() => undefined);
    for (let round = 0; round < 5; round += 1) {
      write(2);
      await vi.waitFor(async () => expect(await tail.next(2 * round + 1)).toMatchObject({ value: {} }));
    }
    reads.length = 0;
    await tail.next(9);
    await tail.next(7);
    expect(reads).toEqual([]);
    await tail.next(5);
    expect(reads).toEqual([5]);
  });

  it("brings what was committed while the ledger could not be read", async () => {
    const { tail, reads, write, leave } = setUp();
    const wake = vi.fn();
    tail.follow(wake);
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    leave(true);
    write(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(reads.length, "asked again and again").toBeGreaterThan(2);
    expect(wake).not.toHaveBeenCalled();
    leave(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wake).toHaveBeenCalled();
    expect(await seqsAfter(tail, 1)).toEqual([2, 3]);
  });

  it("is not misled by a look that was too early for the entry of a notice", async () => {
    const { review } = setUp();
    const wake = vi.fn();
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const late = new LedgerTail(1, async (after) => {
      const seen = review.entries.filter((entry) => entry.seq > after);
      await finished;
      return ok(seen);
    });
    late.follow(wake);
    late.lookAgain();
    review.act(review.people.editor, "comment", { commentId: review.nextId(), body: "Late." });
    late.notice(2);
    finish();
    await vi.waitFor(() => expect(wake).toHaveBeenCalledOnce());
    expect(await seqsAfter(late, 1)).toEqual([2]);
  });

  it("takes what this process committed without reading it, in whatever order that and the notice come", async () => {
    const { tail, reads, write, review } = setUp();
    const wake = vi.fn();
    tail.follow(wake);
    const add = () => {
      review.act(review.people.editor, "comment", { commentId: review.nextId(), body: "Own." });
      return review.entries.slice(-1);
    };
    tail.offer(add());
    tail.notice(2);
    expect(wake).toHaveBeenCalledOnce();
    expect(reads).toEqual([]);
    write(1);
    tail.offer(add());
    tail.offer(review.entries.slice(1, 2));
    await vi.waitFor(async () => expect(await seqsAfter(tail, 0)).toEqual([1, 2, 3, 4]));
    expect(await seqsAfter(tail, 2)).toEqual([3, 4]);
  });

  it("finds what it was not told of when it looks again", async () => {
    const { tail, review } = setUp();
    const wake = vi.fn();
    tail.follow(wake);
    review.act(review.people.editor, "comment", { commentId: review.nextId(), body: "Unheard." });
    tail.lookAgain();
    await vi.waitFor(() => expect(wake).toHaveBeenCalledOnce());
    tail.lookAgain();
    tail.notice(2);
    expect(await seqsAfter(tail, 0)).toEqual([1, 2]);
  });
});
