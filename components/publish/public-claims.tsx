import { STATUS_WORDS } from "@/components/claim/claim-look";
import { quoteOf, sortByText } from "@/components/workbench/text-order";
import { type Claim, claimStatus } from "@/lib/domain/claim";
import classes from "./publish.module.css";

/** More than this is counted. */
const MOST_LISTED = 6;

/** How many claims will be public, and which of them the desk has not settled. */
export function PublicClaims({ claims }: { readonly claims: ReadonlyMap<string, Claim> }) {
  const shown = sortByText([...claims.values()].filter((claim) => !claim.isWithdrawn));
  const open = shown.filter((claim) => claim.ruling === null);
  const more = open.length - MOST_LISTED;
  if (shown.length === 0) return <p>No claims are marked: the page will say so.</p>;
  return (
    <section className={classes["part"]} aria-label="Claims">
      <p>
        <b>{shown.length - open.length}</b> of <b>{shown.length}</b> {shown.length === 1 ? "claim" : "claims"}{" "}
        settled.
        {open.length > 0 && " The page will say that these are not:"}
      </p>
      {open.length > 0 && (
        <ul>
          {open.slice(0, MOST_LISTED).map((claim) => (
            <li key={claim.claimId}>
              <span className={classes["status"]}>{STATUS_WORDS[claimStatus(claim)]}</span>{" "}
              <bdi>{claim.statement ?? quoteOf(claim)}</bdi>
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      )}
    </section>
  );
}
