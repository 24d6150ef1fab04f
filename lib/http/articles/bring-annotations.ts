import { randomUUID } from "node:crypto";
import type { ArticleAccess } from "../../database/access";
import { readArticle } from "../../database/articles/articles";
import { commitCommands } from "../../database/ledger/commit-command";
import { readReview } from "../../database/ledger/read-review";
import { nameUuid } from "../../database/uuid";
import { anchorQuote } from "../../domain/anchor";
import type { Failure } from "../../domain/failure";
import type { ArticleId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import type { Annotation, AnnotationFormat } from "../../intake/annotations/annotation";
import { placeAnnotation } from "../../intake/annotations/place-annotation";
import { readAnnotations } from "../../intake/annotations/read-annotations";
import { type Command, commandsSchema } from "../../ledger/shapes/command";
import type { HttpFailure } from "../answers/problem";
import { readBytes } from "../requests/read-body";
import { ANNOTATIONS_BODY_LIMIT } from "../routes/article-routes";

/** How many commands are appended at once; a file that breaks off between two such parts can be sent again. */
const AT_ONCE = 900;

type Asked = { readonly format: AnnotationFormat | undefined; readonly isPreview: boolean };

/** Claims that are to be made, and what of the file is not. */
type Plan = {
  readonly groups: readonly (readonly Command[])[];
  readonly placed: number;
  readonly already: number;
  readonly doubtful: readonly { readonly claimId: string; readonly quote: string; readonly found: string }[];
  readonly refused: readonly {
    readonly place: string;
    readonly quote: string | null;
    readonly reason: string;
  }[];
};

/**
 * Brings annotations of another tool into a review: a claim on the words of each, what was said there as its discussion.
 * In doubt, a claim waits for a person to confirm its words. The same file brought in again adds nothing twice.
 */
export async function bringAnnotations(access: ArticleAccess, request: Request, asked: Asked) {
  const content = await readText(request);
  if (!content.ok) return content;
  const read = readAnnotations(content.value, asked.format);
  if (!read.ok) return read;
  const [article, review] = await Promise.all([readArticle(access), readReview(access)]);
  if (!article.ok) return article;
  if (!review.ok) return review;
  const { id, text } = article.value.revision;
  const { format, tool, annotations, unread } = read.value;
  const plan = planAll(annotations, {
    articleId: access.articleId,
    format,
    tool,
    revision: { id, text },
    there: new Set<string>(review.value.state.claims.keys()),
  });
  const refused = [...unread.map((each) => ({ ...each, quote: null })), ...plan.refused];
  const { placed, already, doubtful } = plan;
  if (!asked.isPreview) {
    const done = await commitAll(access, plan.groups);
    if (!done.ok) return done;
  }
  return ok({ format, tool, placed, already, doubtful, refused });
}

async function readText(request: Request): Promise<Result<string, HttpFailure>> {
  const bytes = await readBytes(request, ANNOTATIONS_BODY_LIMIT);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
  } catch {
    return fail({ kind: "malformed", detail: "The file is not UTF-8. Export it again as JSON." });
  }
}

type Ground = {
  readonly articleId: ArticleId;
  readonly format: AnnotationFormat;
  readonly tool: string;
  readonly revision: Parameters<typeof placeAnnotation>[0];
  readonly there: ReadonlySet<string>;
};

function planAll(annotations: readonly Annotation[], ground: Ground): Plan {
  const groups: Plan["groups"][number][] = [];
  const doubtful: Plan["doubtful"][number][] = [];
  const refused: Plan["refused"][number][] = [];
  let already = 0;
  const made = new Set(ground.there);
  for (const annotation of annotations) {
    const claimId = idOf(ground, annotation, "claim");
    const quote = anchorQuote({ ranges: annotation.quotes });
    const refuse = (reason: string) => refused.push({ place: annotation.key, quote, reason });
    if (made.has(claimId)) {
      already += 1;
      continue;
    }
    const place = placeAnnotation(ground.revision, annotation);
    if (place.kind === "nowhere") {
      refuse("Its words are not in the text.");
      continue;
    }
    const group = commandsSchema.safeParse(commandsOf(ground, annotation, claimId, place));
    if (!group.success) {
      refuse(group.error.issues[0]?.message ?? "It cannot be kept.");
      continue;
    }
    made.add(claimId);
    groups.push([group.data].flat());
    if (place.kind === "doubtful") doubtful.push({ claimId, quote, found: anchorQuote(place.anchor) });
  }
  return { groups, placed: groups.length - doubtful.length, already, doubtful, refused };
}

function commandsOf(
  ground: Ground,
  annotation: Annotation,
  claimId: string,
  { kind, anchor: { revisionId, ranges } }: Exclude<ReturnType<typeof placeAnnotation>, { kind: "nowhere" }>,
): readonly object[] {
  const anchor = { revisionId, ranges: ranges.map(({ start, end }) => ({ start, end })) };
  const [first, ...others] = annotation.said.map(({ body, author, at, address }, place) => ({
    type: "comment",
    claimId,
    commentId: idOf(ground, annotation, `comment ${place}`),
    body,
    origin: { tool: ground.tool, author, at, address },
  }));
  const commands = [
    { type: "highlight-claim", claimId, anchor },
    ...(kind === "doubtful" ? [{ type: "doubt-anchor", claimId, anchor, version: 1 }] : []),
    ...(first === undefined ? [] : [first]),
    ...others.map((each) => ({ ...each, replyTo: first?.commentId })),
  ];
  return commands.map((command) => ({ commandId: randomUUID(), ...command }));
}

/** The same id for the same annotation of the same article, however often it comes. */
const idOf = ({ articleId, format }: Ground, { key }: Annotation, of: string): string =>
  nameUuid(articleId, format, key, of);

async function commitAll(access: ArticleAccess, groups: Plan["groups"]): Promise<Result<null, Failure>> {
  let waiting: Command[] = [];
  for (const [at, group] of groups.entries()) {
    waiting.push(...group);
    const isLast = at === groups.length - 1;
    if (!isLast && waiting.length + (groups[at + 1]?.length ?? 0) <= AT_ONCE) continue;
    const done = await commitCommands(access, waiting);
    if (!done.ok) return done;
    waiting = [];
  }
  return ok(null);
}
