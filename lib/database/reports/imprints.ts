import { z } from "zod";
import type { Failure } from "../../domain/failure";
import {
  HEADLINE_FACES,
  type Imprint,
  type ImprintSaid,
  type Logo,
  NOTHING_SAID,
} from "../../domain/imprint";
import type { RatingScale } from "../../domain/rating";
import { fail, ok, type Result } from "../../domain/result";
import { checkStorable } from "../../text/storable";
import { permit, readScale, type WorkspaceAccess } from "../access";
import { database } from "../client";
import { type Clock, wallClock } from "../clock";
import { changeDesk, deskEvent } from "../desk/change-desk";
import { deskActor } from "../desk/desk-ledger";
import { hashImprint } from "../desk/read-desk";
import type { Prisma } from "../generated/client";
import { attempt, attemptRead } from "../unavailable";

/** What the desk says of itself now. */
export async function readImprint({ workspaceId }: WorkspaceAccess): Promise<Result<Imprint, Failure>> {
  return attemptRead(() => newest(workspaceId));
}

/** A desk as its readers know it. */
export type DeskImprint = {
  readonly slug: string;
  readonly name: string;
  readonly scale: RatingScale;
  readonly imprint: Imprint;
};

/** A desk's imprint for anyone: the newest, or one that an edition was published under. Of a desk that said nothing: not-found. */
export async function findImprint(slug: string, version?: number): Promise<Result<DeskImprint, Failure>> {
  return attempt(async () => {
    // Postgres has no such text.
    if (!checkStorable(slug, "slug").ok) return fail({ kind: "not-found" });
    const row = await database().imprint.findFirst({
      where: { workspace: { slug }, ...(version === undefined ? {} : { version }) },
      orderBy: { version: "desc" },
      include: { workspace: { select: { slug: true, name: true, ratings: true } } },
    });
    if (row === null) return fail({ kind: "not-found" });
    const imprint = imprintOf(row);
    const { name, ratings } = row.workspace;
    return ok({ slug: row.workspace.slug, name: imprint.name ?? name, scale: readScale(ratings), imprint });
  });
}

/**
 * Saves the next version. `seen` is the one that the person had before them: where another was saved meanwhile, it is
 * refused as stale. A logo left out stays as it was.
 */
export async function saveImprint(
  access: WorkspaceAccess,
  { seen, said, logo }: { readonly seen: number; readonly said: ImprintSaid; readonly logo?: Logo | null },
  clock: Clock = wallClock,
): Promise<Result<Imprint, Failure>> {
  const permitted = permit(access, "manage-settings");
  if (!permitted.ok) return permitted;
  return changeDesk(
    deskActor(access),
    async (transaction, savedAt) => {
      const before = await newest(access.workspaceId, transaction);
      if (before.version !== seen) return fail(movedOn(before));
      const next = logo === undefined ? before.logo : logo;
      const row = await transaction.imprint.create({
        data: {
          workspaceId: access.workspaceId,
          version: seen + 1,
          said: { ...said, logo: next === null ? null : { width: next.width, height: next.height } },
          logo: next === null ? null : Uint8Array.from(next.png),
          savedBy: access.actor,
          savedAt,
        },
      });
      return ok({ value: imprintOf(row), events: [deskEvent("imprint-saved", hashImprint(row))] });
    },
    clock,
  );
}

function movedOn(current: Imprint): Failure {
  const { logo: _, ...shown } = current;
  const detail = "Somebody else saved this page meanwhile. Look at what they wrote, and save again.";
  return { kind: "stale", detail, current: shown };
}

async function newest(workspaceId: string, asking: Prisma.TransactionClient = database()): Promise<Imprint> {
  const row = await asking.imprint.findFirst({ where: { workspaceId }, orderBy: { version: "desc" } });
  return row === null ? NOTHING_SAID : imprintOf(row);
}

const said = z.string().nullable();

const storedSaid = z.looseObject({
  ...{ name: said, method: said, corrections: said, licence: said },
  meanings: z.record(z.string(), z.string()),
  accent: said,
  headlineFace: z.enum(HEADLINE_FACES),
  logo: z.strictObject({ width: z.number(), height: z.number() }).nullable(),
});

type Row = {
  readonly version: number;
  readonly said: unknown;
  readonly logo: Uint8Array | null;
  readonly savedAt: Date;
};

function imprintOf({ version, said, logo: png, savedAt }: Row): Imprint {
  const { logo: size, ...words } = storedSaid.parse(said);
  const logo = png === null || size === null ? null : { ...size, png };
  return { ...words, version, logo, savedAt: savedAt.toISOString() };
}
