import fc from "fast-check";

/**
 * The laws are tried with the same numbers at every run on a person's machine, so that a red run means a change. Other
 * numbers: `ASSAY_TEST_SEED=random npm test`, as .ci/run does, or a seed that a run has printed. (Where Vitest is run by
 * itself, "random" gives each law numbers of its own, which it prints when it fails.)
 */
const wanted = process.env["ASSAY_TEST_SEED"] ?? "20261122";
if (wanted !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
