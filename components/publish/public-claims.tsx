import { Checkbox, Radio } from "@mantine/core";
import { STATUS_WORDS } from "@/components/look/claim-look";
import { claimWords, sortByText } from "@/components/open-article/text-order";
import { type Claim, claimStatus } from "@/lib/domain/claim";
import type { ClaimId } from "@/lib/domain/ids";
import classes from "./publish.module.css";

/** More than this is counted, where nothing has to be chosen. */
const MOST_LISTED = 6;

/** Which claims without a ruling become public; `named` is what counts while `which` is "named". */
export type OpenClaimsChoice = {
  readonly which: "all" | "none" | "named";
  readonly named: ReadonlySet<ClaimId>;
};

type Props = {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly choice: OpenClaimsChoice;
  readonly onChoose: (choice: OpenClaimsChoice) => void;
};

/** How many claims will be public, and which of them the desk has not settled. */
export function PublicClaims({ claims, choice, onChoose }: Props) {
  const standing = sortByText([...claims.values()].filter((claim) => !claim.isWithdrawn));
  const open = standing.filter((claim) => claim.ruling === null);
  if (standing.length === 0) return <p>No claims are marked: the page will say so.</p>;
  return (
    <section className={classes["part"]} aria-label="Claims">
      <p>
        <b>{standing.length - open.length}</b> of <b>{standing.length}</b>{" "}
        {standing.length === 1 ? "claim" : "claims"} settled.
      </p>
      {open.length > 0 && (
        <Radio.Group
          label="Of those without a ruling, readers see"
          value={choice.which}
          onChange={(which) => onChoose({ ...choice, which: which as OpenClaimsChoice["which"] })}
        >
          <div className={classes["across"]}>
            <Radio value="all" label="All" />
            <Radio value="none" label="None" />
            <Radio value="named" label="Only those chosen" />
          </div>
        </Radio.Group>
      )}
      {open.length > 0 && <OpenClaims open={open} choice={choice} onChoose={onChoose} />}
    </section>
  );
}

function OpenClaims({ open, choice, onChoose }: Omit<Props, "claims"> & { readonly open: readonly Claim[] }) {
  if (choice.which === "none") return <p>They stay here; the page says how many there are.</p>;
  if (choice.which === "all")
    return (
      <>
        <p>The page will say that these are not settled:</p>
        <ul>
          {open.slice(0, MOST_LISTED).map((claim) => (
            <li key={claim.claimId}>
              <OpenClaim claim={claim} />
            </li>
          ))}
          {open.length > MOST_LISTED && <li>and {open.length - MOST_LISTED} more</li>}
        </ul>
      </>
    );
  const choose = (claimId: ClaimId, isChosen: boolean): void => {
    const named = new Set(choice.named);
    if (isChosen) named.add(claimId);
    else named.delete(claimId);
    onChoose({ ...choice, named });
  };
  return (
    <ul className={classes["choices"]}>
      {open.map((claim) => (
        <li key={claim.claimId}>
          <Checkbox
            label={<OpenClaim claim={claim} />}
            checked={choice.named.has(claim.claimId)}
            onChange={(event) => choose(claim.claimId, event.currentTarget.checked)}
          />
        </li>
      ))}
    </ul>
  );
}

function OpenClaim({ claim }: { readonly claim: Claim }) {
  return (
    <>
      <span className={classes["status"]}>{STATUS_WORDS[claimStatus(claim)]}</span>{" "}
      <bdi>{claimWords(claim)}</bdi>
    </>
  );
}
