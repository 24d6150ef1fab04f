import type { Metadata } from "next";
import { ClaimSearch } from "@/components/search/claim-search";
import { NO_SEARCH, type SearchFilter } from "@/components/search/search-filter";
import type { WorkspaceAccess } from "@/lib/database/access";
import { actorsOf } from "@/lib/database/desk/find-entries";
import { type FoundClaim, searchClaims } from "@/lib/database/lists/search-claims";
import { actorNames } from "@/lib/database/people/names";
import { DatabaseUnavailable } from "@/lib/database/unavailable";
import type { Failure } from "@/lib/domain/failure";
import { ok, type Result } from "@/lib/domain/result";
import { parseInput } from "@/lib/http/requests/parse-input";
import { claimSearchSchema } from "@/lib/http/schemas/claim-search-schema";
import { enterWorkspace } from "../enter-workspace";

export const metadata: Metadata = { title: "Claims" };

/** So many are shown. */
const LIMIT = 50;

type Asked = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly params: Promise<{ readonly slug: string }>; readonly searchParams: Promise<Asked> };

export default async function ClaimsPage({ params, searchParams }: Props) {
  const { access, userName } = await enterWorkspace((await params).slug, "/claims");
  const filter = readFilter(await searchParams);
  const [claims, names, actors] = await Promise.all([
    search(access, filter),
    actorNames(access),
    actorsOf(access),
  ]);
  if (!names.ok) throw new DatabaseUnavailable("The claims could not be read.");
  const nameOf = new Map<string, string>(names.value);
  const people = actors.map((id) => ({ value: id, label: nameOf.get(id) ?? "Someone" }));
  return (
    <ClaimSearch
      slug={access.slug}
      deskName={access.name}
      userName={userName}
      scale={access.scale}
      people={people.toSorted((one, other) => one.label.localeCompare(other.label, "en"))}
      filter={filter}
      claims={claims.ok ? claims.value.map((claim) => ({ ...claim, ...lists(claim) })) : []}
      limit={LIMIT}
      refusal={claims.ok ? null : wordsOf(claims.failure)}
    />
  );
}

/** The same lists, as the wire has them. */
const lists = ({ verdicts, foundIn }: FoundClaim) => ({ verdicts: [...verdicts], foundIn: [...foundIn] });

function readFilter(asked: Asked): SearchFilter {
  const said = Object.keys(NO_SEARCH).map((part) => {
    const value = asked[part];
    return [part, typeof value === "string" ? value.replaceAll("\u0000", "").trim() : ""];
  });
  return { ...NO_SEARCH, ...Object.fromEntries(said) };
}

async function search(
  access: WorkspaceAccess,
  filter: SearchFilter,
): Promise<Result<readonly FoundClaim[], Failure>> {
  const said = Object.entries(filter).filter(([, value]) => value !== "");
  const query = said.length === 0 ? ok({}) : parseInput(claimSearchSchema, Object.fromEntries(said));
  return query.ok ? searchClaims(access, query.value, LIMIT) : query;
}

function wordsOf(failure: Failure): string {
  if (failure.kind === "invalid")
    return failure.errors.map(({ path, message }) => `${path}: ${message}`).join(" ");
  throw new DatabaseUnavailable("The claims could not be read.");
}
