import { PageFrame } from "@/components/page/page-frame";
import { type Crumb, TopBar } from "@/components/page/top-bar";
import type { RatingScale } from "@/lib/domain/rating";
import type { PresentedAgreement } from "@/lib/http/agreement/present-agreement";
import classes from "./agreement.module.css";
import { ALPHA_NOMINAL, ALPHA_ORDINAL, FLEISS, PERCENT } from "./agreement-words";
import { MeasureTable } from "./measure-table";
import { PairList } from "./pair-list";

type Props = {
  readonly crumbs: readonly Crumb[];
  /** Of what: the desk, or one article. */
  readonly of: "desk" | "article";
  readonly agreement: PresentedAgreement;
  readonly scale: RatingScale;
  readonly csvHref: string;
  readonly user: { readonly name: string; readonly settingsHref: string };
};

/** How far reviewers agree: over all of them, and every two. */
export function Agreement({ crumbs, of, agreement, scale, csvHref, user }: Props) {
  const isEmpty = agreement.claims === 0;
  return (
    <>
      <TopBar crumbs={crumbs} user={user} />
      <PageFrame
        title="Agreement"
        lead={leadOf(of, agreement)}
        actions={!isEmpty && <CsvLink href={csvHref} />}
      >
        {isEmpty ? (
          <p className={classes["empty"]}>
            Nothing to compare yet. Agreement is measured on claims that two reviewers or more have judged.
          </p>
        ) : (
          <>
            <h2 className={classes["heading"]}>All reviewers</h2>
            <p className={classes["note"]}>
              κ and α: 1 is full agreement, 0 is what chance would give, below 0 is less than chance.{" "}
              {leftOut(agreement)}
            </p>
            <MeasureTable caption="Agreement of all reviewers" rows={rowsOf(agreement)} />
            <h2 className={classes["heading"]}>Every two reviewers</h2>
            {agreement.unpairedClaims > 0 && (
              <p className={classes["note"]}>{unpairedText(agreement.unpairedClaims)}</p>
            )}
            <PairList pairs={agreement.pairs} scale={scale} />
          </>
        )}
      </PageFrame>
    </>
  );
}

function leadOf(of: Props["of"], { claims, verdicts }: PresentedAgreement): string {
  const where = of === "desk" ? "on this desk" : "in this article";
  if (claims === 0) return `How far reviewers agree ${where}.`;
  return `How far reviewers agree ${where}: ${verdicts} verdicts on ${claims === 1 ? "1 claim" : `${claims} claims`} that two or more judged.`;
}

/** Why the ordinal measure may stand on fewer claims. */
function leftOut({ claims, ordinalClaims }: PresentedAgreement): string {
  if (claims === ordinalClaims) return "";
  return "Ratings without a place on the scale, such as Opinion, are left out where order counts.";
}

function unpairedText(claims: number): string {
  const what = claims === 1 ? "1 claim is" : `${claims} claims are`;
  return `${what} not counted here: who judged is hidden from you until the desk has settled ${claims === 1 ? "it" : "them"}.`;
}

function rowsOf(agreement: PresentedAgreement) {
  const { claims, ordinalClaims, percent, fleissKappa, alphaNominal, alphaOrdinal } = agreement;
  return [
    { words: PERCENT, measure: percent, claims },
    { words: FLEISS, measure: fleissKappa, claims },
    { words: ALPHA_NOMINAL, measure: alphaNominal, claims },
    { words: ALPHA_ORDINAL, measure: alphaOrdinal, claims: ordinalClaims },
  ];
}

function CsvLink({ href }: { readonly href: string }) {
  return (
    <a href={href} download className={classes["download"]}>
      Download as CSV
    </a>
  );
}
