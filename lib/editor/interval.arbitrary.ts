import fc from "fast-check";
import type { Interval } from "./interval-index";

const CLAIM_IDS = Array.from({ length: 12 }, (_, at) => `claim-${at}`);
const LENGTH = 60;

/** Intervals for laws: a few claims on a short text, so that they meet, nest and repeat often. */
export const anyInterval: fc.Arbitrary<Interval> = fc
  .record({
    claimId: fc.constantFrom(...CLAIM_IDS),
    start: fc.nat(LENGTH),
    length: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ claimId, start, length }) => ({ claimId, start, end: start + length }));
