import type { ActorId } from "../ids";
import type { RatingScale } from "../rating";
import { fleissKappa } from "./fleiss-kappa";
import type { JudgedClaim } from "./judged-claim";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { type Measure, measureAll } from "./measure";
import { type PairAgreement, pairAgreement } from "./pair-agreement";
import { percentAgreement } from "./percent-agreement";
import { nominalPlaces, ordinalPlaces, type RatingPlaces, ratingsGiven } from "./rating-places";
import type { RandomSource } from "./seeded-random";
import { type CategoryCounts, comparable, type Tally, tally } from "./tally";

/** How far a desk's reviewers agree, over the claims that two or more of them judged. */
export type Agreement = {
  /** Claims with two verdicts or more. */
  readonly claims: number;
  /** Verdicts on those. */
  readonly verdicts: number;
  /** Claims with two verdicts or more whose rating has a value: what the ordinal measure is made on. */
  readonly ordinalClaims: number;
  readonly percent: Measure;
  readonly fleissKappa: Measure;
  readonly alphaNominal: Measure;
  readonly alphaOrdinal: Measure;
  /** Every two reviewers who judged a claim together; those who share most come first. */
  readonly pairs: readonly PairAgreement[];
  /** Claims with two verdicts or more that stand in no pair, since it is not told who judged them. */
  readonly unpairedClaims: number;
};

/**
 * Measures agreement over claims. Each call of `makeRandom` must give a source that begins anew: then the same
 * claims give the same figures to the last digit, in whatever order claims and reviewers come. `named` are those of
 * the claims whose reviewers are known: pairs are made of these alone.
 */
export function measureAgreement(
  claims: readonly JudgedClaim[],
  scale: RatingScale,
  makeRandom: () => RandomSource,
  named: readonly JudgedClaim[] = claims,
): Agreement {
  const shared = claims.filter(isShared);
  const paired = named.filter(isShared);
  const ratings = ratingsGiven(shared, scale);
  const nominal = unitsOf(shared, nominalPlaces(ratings));
  const ordinal = comparable(unitsOf(shared, ordinalPlaces(ratings, scale)));
  const plain = {
    percent: percentAgreement,
    fleissKappa,
    alphaNominal: (units: readonly Tally<CategoryCounts>[]) => krippendorffAlpha(units, { kind: "nominal" }),
  };
  const ordered = {
    alphaOrdinal: (units: readonly Tally<CategoryCounts>[]) => krippendorffAlpha(units, { kind: "ordinal" }),
  };
  return {
    claims: shared.length,
    verdicts: shared.reduce((sum, { verdicts }) => sum + verdicts.length, 0),
    ordinalClaims: ordinal.reduce((sum, { times }) => sum + times, 0),
    ...measureAll(nominal, plain, makeRandom()),
    ...measureAll(ordinal, ordered, makeRandom()),
    pairs: pairsOf(paired).map(({ reviewers, claims: both }) =>
      pairAgreement(reviewers, both, scale, makeRandom),
    ),
    unpairedClaims: shared.length - paired.length,
  };
}

const isShared = ({ verdicts }: JudgedClaim): boolean => verdicts.length > 1;

function unitsOf(claims: readonly JudgedClaim[], places: RatingPlaces): readonly Tally<CategoryCounts>[] {
  return tally(
    claims.map(({ verdicts }) => {
      const counts = Array.from({ length: places.size }, () => 0);
      for (const { rating } of verdicts) {
        const place = places.placeOf(rating);
        if (place !== null) counts[place] = (counts[place] ?? 0) + 1;
      }
      return counts;
    }),
    String,
  );
}

type Pair = { readonly reviewers: readonly [ActorId, ActorId]; readonly claims: JudgedClaim[] };

function pairsOf(claims: readonly JudgedClaim[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { verdicts } of claims) {
    for (const one of verdicts) {
      for (const other of verdicts) {
        if (one.reviewerId >= other.reviewerId) continue;
        const key = `${one.reviewerId} ${other.reviewerId}`;
        const pair = pairs.get(key) ?? { reviewers: [one.reviewerId, other.reviewerId], claims: [] };
        pair.claims.push({ verdicts: [one, other] });
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.entries()]
    .sort(([a, one], [b, other]) => other.claims.length - one.claims.length || (a < b ? -1 : 1))
    .map(([, pair]) => pair);
}
