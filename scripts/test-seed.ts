import fc from "fast-check";

/**
 * The laws are tried with the same numbers at every run, so that a red run means a change. Other numbers:
 * `ASSAY_TEST_SEED=random npm test`, or a seed that a failed run has printed.
 */
const wanted = process.env["ASSAY_TEST_SEED"] ?? "20261122";
if (wanted !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
