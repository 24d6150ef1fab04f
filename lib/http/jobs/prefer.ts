/** What a client would rather have (RFC 7240), of what we know. */
export type Preference = {
  /** An answer at once that says where the work goes on. */
  readonly isLater: boolean;
  /** How long it would wait for the work itself before. */
  readonly waitMs: number;
};

const USUAL_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;

/** Reads the header `Prefer`. What is not understood is as if it were not there; of several of one name the first counts. */
export function readPreference(header: string | null): Preference {
  const preferences = (header ?? "")
    .split(",")
    .map((each) => (each.split(";")[0] ?? "").trim().toLowerCase());
  const wait = preferences.map((each) => /^wait\s*=\s*"?(\d{1,9})"?$/.exec(each)?.[1]).find(Boolean);
  return {
    isLater: preferences.includes("respond-async"),
    waitMs: wait === undefined ? USUAL_WAIT_MS : Math.min(LONGEST_WAIT_MS, Number(wait) * 1_000),
  };
}
