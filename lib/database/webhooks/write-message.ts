import { unchosen } from "../../domain/edition";
import type { WebhookMessage } from "../../domain/webhook";
import { environment } from "../../env";
import { readScale } from "../access";
import { database } from "../client";
import type { Prisma } from "../generated/client";

/**
 * The body of a delivery: the one that is kept, or written now and kept, so that every try sends the same. It names no
 * person of the desk. The article's ledger waits meanwhile: what is removed by order of law is either not in it, or is
 * removed from it.
 */
export async function writeMessage(deliveryId: string): Promise<string> {
  return database().$transaction(async (transaction) => {
    const delivery = await transaction.webhookDelivery.findUniqueOrThrow({
      where: { id: deliveryId },
      include: { webhook: { select: { workspaceId: true } } },
    });
    const { articleId, seq, type, at, webhook } = delivery;
    if (articleId !== null)
      await transaction.$queryRaw`SELECT 1 FROM article WHERE id = ${articleId}::uuid FOR SHARE`;
    const kept = await transaction.webhookDelivery.findUniqueOrThrow({
      where: { id: deliveryId },
      select: { body: true },
    });
    if (kept.body !== null) return kept.body;
    const desk = await transaction.workspace.findUniqueOrThrow({ where: { id: webhook.workspaceId } });
    const said =
      articleId === null || seq === null
        ? {}
        : await sayEntry(transaction, {
            articleId,
            seq,
            type: type as WebhookMessage,
            ratings: desk.ratings,
          });
    const body = JSON.stringify({
      ...{ type, timestamp: at.toISOString() },
      data: { workspace: desk.slug, ...said },
    });
    await transaction.webhookDelivery.update({ where: { id: deliveryId }, data: { body } });
    return body;
  });
}

type Told = {
  readonly articleId: string;
  readonly seq: number;
  readonly type: WebhookMessage;
  readonly ratings: Prisma.JsonValue;
};

async function sayEntry(transaction: Prisma.TransactionClient, told: Told): Promise<object> {
  const { articleId, seq, type, ratings } = told;
  const where = { articleId_seq: { articleId, seq } };
  const { data } = await transaction.ledgerRow.findUniqueOrThrow({ where });
  const { title } = await transaction.article.findUniqueOrThrow({ where: { id: articleId } });
  const said = data as { readonly [field: string]: unknown };
  const about = { article: { id: articleId, title }, seq };
  if (type === "claim.settled") {
    const { claimId, rating } = said as { readonly claimId: string; readonly rating: string };
    const claim = await transaction.claimRow.findUniqueOrThrow({
      where: { articleId_id: { articleId, id: claimId } },
    });
    const step = readScale(ratings).find((each) => each.id === rating);
    const named = { id: rating, label: step?.label ?? rating, value: step?.value ?? null };
    return {
      ...about,
      claim: { id: claimId, quote: claim.quote, statement: claim.statement, rating: named },
    };
  }
  return { ...about, edition: await sayEdition(transaction, articleId, Number(said["number"])) };
}

/** Of a report for members only its number and kind. */
async function sayEdition(transaction: Prisma.TransactionClient, articleId: string, number: number) {
  const where = { articleId };
  const row = await transaction.reportRow.findUniqueOrThrow({
    where: { articleId_number: { articleId, number } },
    omit: { html: true, json: true },
  });
  const newest = await transaction.reportRow.findFirst({
    ...{ where, orderBy: { number: "desc" } },
    select: { readers: true },
  });
  // The newest edition's readers count for all addresses of the report.
  const readers = newest?.readers ?? row.readers;
  const { ASSAY_URL, NEXTAUTH_URL } = environment();
  const origin = ASSAY_URL ?? NEXTAUTH_URL;
  const isOpen = readers !== "members" && origin !== undefined;
  return {
    number,
    kind: row.kind ?? unchosen(number).kind,
    readers,
    headline: readers === "members" ? null : row.headline,
    address: isOpen ? `${new URL(origin).origin}/r/${encodeURIComponent(row.slug)}/${number}` : null,
  };
}
