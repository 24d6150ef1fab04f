import { Refusal } from "@/components/look/refusal";
import { PageFrame } from "@/components/page/page-frame";
import { TopBar } from "@/components/page/top-bar";
import type { RatingScale } from "@/lib/domain/rating";
import { type FoundClaim, FoundClaims } from "./found-claims";
import classes from "./search.module.css";
import { type SearchFilter, searchParameters } from "./search-filter";
import { type Choice, SearchForm } from "./search-form";

type Props = {
  readonly slug: string;
  readonly deskName: string;
  readonly userName: string;
  readonly scale: RatingScale;
  readonly people: readonly Choice[];
  readonly filter: SearchFilter;
  readonly claims: readonly FoundClaim[];
  /** So many are shown at most. */
  readonly limit: number;
  /** Why the search in the address cannot be done; null when it can. */
  readonly refusal: string | null;
};

/** Everything that the desk checked: was this checked before? */
export function ClaimSearch(props: Props) {
  const { slug, deskName, userName, scale, people, filter, claims, limit, refusal } = props;
  const isSearch = searchParameters(filter).size > 0;
  return (
    <>
      <TopBar
        crumbs={[{ label: deskName, href: `/w/${slug}` }, { label: "Claims" }]}
        user={{ name: userName, settingsHref: `/w/${slug}/settings` }}
      />
      <PageFrame title="Claims" lead="Was this checked before? All claims of this desk." width="middle">
        <SearchForm path={`/w/${slug}/claims`} filter={filter} scale={scale} people={people} />
        <Refusal words={refusal} />
        {refusal === null && (
          <p role="status" className={classes["count"]}>
            {countWords(claims.length, isSearch, limit)}
          </p>
        )}
        {claims.length > 0 && <FoundClaims slug={slug} claims={claims} scale={scale} q={filter.q} />}
      </PageFrame>
    </>
  );
}

function countWords(count: number, isSearch: boolean, limit: number): string {
  if (count === 0)
    return isSearch
      ? "No claim fits. Try fewer words, or narrow it less."
      : "Nothing was marked yet. Claims of all articles will be found here.";
  if (!isSearch) return count < limit ? "All claims, the newest first." : `The newest ${limit} claims.`;
  if (count >= limit) return `The ${limit} that fit best. More words narrow it.`;
  return count === 1 ? "1 claim fits." : `${count} claims fit, the best first.`;
}
