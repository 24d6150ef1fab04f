import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type AuditChoices, type AuditFilter, NO_FILTER } from "@/components/audit/audit-filter";
import { DeskAudit } from "@/components/audit/desk-audit";
import { openArticlesOf, type WorkspaceAccess } from "@/lib/database/access";
import { actorsOf } from "@/lib/database/desk/find-entries";
import { listArticles } from "@/lib/database/lists/list-articles";
import { actorNames } from "@/lib/database/people/names";
import { DatabaseUnavailable } from "@/lib/database/unavailable";
import type { Failure } from "@/lib/domain/failure";
import { isAllowed } from "@/lib/domain/permission";
import type { Result } from "@/lib/domain/result";
import { type Audit, gatherAudit } from "@/lib/http/audit/gather-audit";
import { parseInput } from "@/lib/http/requests/parse-input";
import { ARTICLE_KINDS, auditQuerySchema } from "@/lib/http/schemas/audit-schema";
import { DESK_EVENT_TYPES } from "@/lib/ledger/desk/desk-shapes";
import { enterWorkspace } from "../enter-workspace";

export const metadata: Metadata = { title: "Audit" };

type Asked = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly params: Promise<{ readonly slug: string }>; readonly searchParams: Promise<Asked> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { access, userName } = await enterWorkspace((await params).slug, "/audit");
  if (!isAllowed(access.role, "read-audit")) notFound();
  const asked = await searchParams;
  const filter = readFilter(asked);
  const cursor = oneOf(asked["cursor"]);
  const [audit, choices] = await Promise.all([
    readAudit(access, filter, cursor),
    readChoices(access, filter.article),
  ]);
  return (
    <DeskAudit
      slug={access.slug}
      deskName={access.name}
      userName={userName}
      filter={filter}
      choices={choices}
      lines={audit.ok ? audit.value.entries.map((entry) => ({ ...entry })) : []}
      nextCursor={audit.ok ? audit.value.nextCursor : null}
      isNewest={cursor === ""}
      refusal={audit.ok ? null : wordsOf(audit.failure)}
    />
  );
}

const oneOf = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

function readFilter(asked: Asked): AuditFilter {
  const { person, kind, article, from, to } = { ...NO_FILTER, ...asked };
  return {
    ...{ person: oneOf(person), kind: oneOf(kind), article: oneOf(article) },
    ...{ from: oneOf(from), to: oneOf(to) },
  };
}

async function readAudit(
  access: WorkspaceAccess,
  filter: AuditFilter,
  cursor: string,
): Promise<Result<Audit, Failure>> {
  const said = Object.entries({ ...filter, cursor }).filter(([, value]) => value !== "");
  const query = parseInput(auditQuerySchema, Object.fromEntries(said));
  return query.ok ? gatherAudit(access, query.value) : query;
}

function wordsOf(failure: Failure): string {
  if (failure.kind === "invalid")
    return failure.errors.map(({ path, message }) => `${path}: ${message}`).join(" ");
  throw new DatabaseUnavailable("The audit could not be read.");
}

/** So many of the articles that were active last can be chosen; another one stands in the address. */
const ARTICLES = 100;

async function readChoices(access: WorkspaceAccess, chosen: string): Promise<AuditChoices> {
  const [names, actors, listed] = await Promise.all([
    actorNames(access),
    actorsOf(access),
    listArticles(access, { limit: ARTICLES }),
  ]);
  if (!names.ok || !listed.ok) throw new DatabaseUnavailable("The audit could not be read.");
  const nameOf = new Map<string, string>(names.value);
  const people = actors.map((id) => ({ value: id, label: nameOf.get(id) ?? "Someone" }));
  const articles = listed.value.articles.map(({ id, title }) => ({ value: id, label: title }));
  const isListed = chosen === "" || chosen === "desk" || articles.some(({ value }) => value === chosen);
  const more = isListed || !UUID.test(chosen) ? [] : await openArticlesOf(access, [chosen]);
  return {
    people: people.toSorted((one, other) => one.label.localeCompare(other.label, "en")),
    deskKinds: DESK_EVENT_TYPES.map(kindChoice),
    articleKinds: ARTICLE_KINDS.map(kindChoice),
    articles: [
      ...more.map(({ access: { articleId }, title }) => ({ value: articleId, label: title })),
      ...articles,
    ],
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As "Member removed". */
function kindChoice(type: string): { readonly value: string; readonly label: string } {
  const words = type.replaceAll("-", " ");
  return { value: type, label: words.charAt(0).toUpperCase() + words.slice(1) };
}
