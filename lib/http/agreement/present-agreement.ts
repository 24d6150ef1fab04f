import type { z } from "zod";
import type { Measure } from "../../domain/agreement/measure";
import type { Agreement } from "../../domain/agreement/measure-agreement";
import type { PairAgreement } from "../../domain/agreement/pair-agreement";
import type { ActorId } from "../../domain/ids";
import { pseudonymName } from "../../ledger/readers/pseudonym";
import type { agreementSchema } from "../schemas/agreement-schema";

/** Agreement as other programs and the screen see it, reviewers by name. */
export type PresentedAgreement = z.input<typeof agreementSchema>;
export type PresentedMeasure = PresentedAgreement["percent"];
export type PresentedPair = PresentedAgreement["pairs"][number];

export function presentAgreement(
  agreement: Agreement,
  names: ReadonlyMap<ActorId, string>,
): PresentedAgreement {
  const {
    claims,
    verdicts,
    ordinalClaims,
    percent,
    fleissKappa,
    alphaNominal,
    alphaOrdinal,
    pairs,
    unpairedClaims,
  } = agreement;
  return {
    claims,
    verdicts,
    ordinalClaims,
    percent: presentMeasure(percent),
    fleissKappa: presentMeasure(fleissKappa),
    alphaNominal: presentMeasure(alphaNominal),
    alphaOrdinal: presentMeasure(alphaOrdinal),
    pairs: pairs.map((pair) => presentPair(pair, names)),
    unpairedClaims,
  };
}

function presentPair(pair: PairAgreement, names: ReadonlyMap<ActorId, string>): PresentedPair {
  const person = (id: ActorId) => ({ id, name: names.get(id) ?? pseudonymName(id) ?? "Someone" });
  const [first, second] = pair.reviewers;
  const { ratings, counts } = pair.matrix;
  return {
    reviewers: [person(first), person(second)],
    claims: pair.claims,
    ordinalClaims: pair.ordinalClaims,
    percent: presentMeasure(pair.percent),
    kappa: presentMeasure(pair.kappa),
    kappaLinear: presentMeasure(pair.kappaLinear),
    kappaQuadratic: presentMeasure(pair.kappaQuadratic),
    matrix: { ratings: [...ratings], counts: counts.map((row) => [...row]) },
  };
}

function presentMeasure({ estimate, interval }: Measure): PresentedMeasure {
  const { low, high } = interval.kind === "defined" ? interval : { low: null, high: null };
  return {
    value: estimate.kind === "defined" ? estimate.value : null,
    undefinedBecause: estimate.kind === "defined" ? null : estimate.reason,
    interval: { low, high, undefinedBecause: interval.kind === "defined" ? null : interval.reason },
  };
}
