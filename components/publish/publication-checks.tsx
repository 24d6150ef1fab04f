import type { Claim } from "@/lib/domain/claim";
import { type PublicationCheck, publicationChecks } from "@/lib/domain/publication-checks";
import classes from "./publish.module.css";

const WORDS: Readonly<Record<PublicationCheck["kind"], readonly [string, string]>> = {
  "without-evidence": ["ruling rests on no evidence", "rulings rest on no evidence"],
  "without-rationale": ["ruling says no reasons", "rulings say no reasons"],
  "one-reader": ["ruling stands on fewer than two verdicts", "rulings stand on fewer than two verdicts"],
  "changed-words": [
    "claim has words that a newer text changed",
    "claims have words that a newer text changed",
  ],
  "lost-words": ["claim lost its words", "claims lost their words"],
};

/** What readers would ask about, each led to; nothing where there is nothing. */
export function PublicationChecks({ claims }: { readonly claims: ReadonlyMap<string, Claim> }) {
  const checks = publicationChecks(claims.values());
  if (checks.length === 0) return null;
  return (
    <section className={classes["part"]} aria-label="Worth a look before">
      <p>Worth a look before:</p>
      <ul>
        {checks.map(({ kind, claimIds }) => {
          const [one, many] = WORDS[kind];
          return (
            <li key={kind}>
              <a href={`#claim-${claimIds[0]}`} target="_blank" rel="noopener">
                {claimIds.length} {claimIds.length === 1 ? one : many}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
