import { z } from "zod";
import type { RatingId } from "../../domain/ids";
import { MARKS, PALETTE, type RatingLabels } from "../../domain/rating";
import { ROLES } from "../../domain/role";
import { workspaceSettingsSchema } from "../../domain/workspace-settings";
import { plainText, someText } from "../../ledger/shapes/field";
import { LANGUAGES, type Language } from "../../words/language";
import { id, instant, named } from "./wire-schema";

export const roleSchema = named("Role", z.enum(ROLES));

const ratingId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Write the id in small letters, digits and hyphens.")
  .max(64)
  .transform((value) => value as RatingId);

const label = someText(60);
const ratingLabels = z
  .strictObject({
    en: label.optional(),
    nb: label.optional(),
    de: label.optional(),
    fr: label.optional(),
    es: label.optional(),
    ar: label.optional(),
  } satisfies Record<Language, unknown>)
  .describe(
    "What it is called in reports of these languages; left out: the label, or of the default scale's labels the translation",
  );

/** One step of a workspace's scale. */
export const ratingSchema = named(
  "Rating",
  z.strictObject({
    id: ratingId,
    label,
    value: z.number().min(-1_000).max(1_000).nullable().describe("Its place on the scale; null: it has none"),
    colour: z.enum(Object.keys(PALETTE)),
    mark: z.enum(MARKS),
    labels: ratingLabels.optional(),
  }),
);

const isDistinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

type Look = { readonly label: string; readonly mark: string; readonly colour: string };

/** The places of ratings that look like an earlier one, with that one. */
function lookAlikes(ratings: readonly Look[]): readonly (readonly [at: number, twin: Look])[] {
  return ratings.flatMap((rating, at) => {
    const twin = ratings
      .slice(0, at)
      .find((each) => each.mark === rating.mark && each.colour === rating.colour);
    return twin === undefined ? [] : [[at, twin] as const];
  });
}

type Named = { readonly label: string; readonly labels?: RatingLabels | undefined };

/** The places and languages of ratings that are called as an earlier one is in that language. */
function sameLabels(
  ratings: readonly Named[],
): readonly (readonly [at: number, language: Language, twin: Named])[] {
  return LANGUAGES.flatMap((language) => {
    const folded = ratings.map(({ labels }) => labels?.[language]?.trim().toLowerCase());
    return folded.flatMap((each, at) => {
      const twin = each === undefined ? undefined : ratings[folded.indexOf(each)];
      return twin === undefined || twin === ratings[at] ? [] : [[at, language, twin] as const];
    });
  });
}

export const scaleSchema = named(
  "Scale",
  z.strictObject({
    ratings: z
      .array(ratingSchema)
      .min(1, "Keep at least one rating.")
      .max(20, "Keep to 20 ratings.")
      .refine((ratings) => isDistinct(ratings.map((rating) => rating.id)), "Two ratings have the same id.")
      .refine(
        (ratings) => isDistinct(ratings.map((rating) => rating.label.trim().toLowerCase())),
        "Two ratings have the same label.",
      )
      .superRefine((ratings, context) => {
        for (const [at, language, twin] of sameLabels(ratings)) {
          const message = `In this language “${twin.label}” is called the same: give it another label.`;
          context.addIssue({ code: "custom", path: [at, "labels", language], message });
        }
        for (const [at, twin] of lookAlikes(ratings)) {
          const message = `It looks like “${twin.label}”: give it another mark or another colour.`;
          context.addIssue({ code: "custom", path: [at, "mark"], message });
        }
      }),
  }),
);

export const memberSchema = named(
  "Member",
  z.strictObject({ userId: id, name: z.string(), email: z.string(), role: roleSchema }),
);

export const workspaceSchema = named(
  "Workspace",
  z.strictObject({
    slug: z.string(),
    name: z.string(),
    ratings: z.array(ratingSchema).describe("In the order shown"),
    members: z.array(memberSchema),
    settings: z.strictObject(workspaceSettingsSchema.shape),
  }),
);

/** What a desk decides for itself, one switch or several. */
export const settingsChangeSchema = named(
  "SettingsChange",
  z.strictObject({
    settings: z.strictObject({
      requiresSecondReader: z.boolean().optional(),
      hasPublicLog: z.boolean().optional(),
    }),
  }),
);

export const memberListSchema = named("MemberList", z.strictObject({ members: z.array(memberSchema) }));

export const formerMemberListSchema = named(
  "FormerMemberList",
  z.strictObject({
    formerMembers: z.array(
      z.strictObject({
        userId: id,
        name: z.string(),
        role: roleSchema,
        removedAt: instant,
        isNameRemoved: z.boolean().describe("Whether they are a pseudonym for good"),
      }),
    ),
  }),
);

export const nameRemovedSchema = named(
  "NameRemoved",
  z.strictObject({ userId: id, name: z.string().describe("What they are called from here on") }),
);

export const roleChangeSchema = named("RoleChange", z.strictObject({ role: roleSchema }));

export const invitationListSchema = named(
  "InvitationList",
  z.strictObject({
    invitations: z.array(
      z.strictObject({
        invitationId: id,
        role: roleSchema,
        createdAt: instant,
        expiresAt: instant,
        acceptedAt: instant.nullable(),
      }),
    ),
  }),
);

export const newInvitationSchema = named(
  "NewInvitation",
  z.strictObject({
    invitationId: id,
    secret: z.string().describe("Shown this once"),
    url: z.string().describe("The path to open"),
    expiresAt: instant,
  }),
);

export const invitationSchema = named(
  "Invitation",
  z.strictObject({ workspaceName: z.string(), slug: z.string(), role: roleSchema, expiresAt: instant }),
);

export const acceptanceSchema = named(
  "Acceptance",
  z.strictObject({
    name: someText(100).optional(),
    email: plainText(254).optional(),
    password: z.string().max(1_000).optional(),
  }),
);

export const acceptedSchema = named("Accepted", z.strictObject({ slug: z.string() }));

export const tokenRequestSchema = named(
  "TokenRequest",
  z.strictObject({ name: someText(100), role: roleSchema }),
);

export const newTokenSchema = named(
  "NewToken",
  z.strictObject({
    tokenId: id,
    name: z.string(),
    role: roleSchema,
    secret: z.string().describe("Shown this once"),
  }),
);

export const tokenListSchema = named(
  "TokenList",
  z.strictObject({
    tokens: z.array(
      z.strictObject({
        tokenId: id,
        name: z.string(),
        role: roleSchema,
        createdAt: instant,
        lastUsedAt: instant.nullable(),
        revokedAt: instant.nullable(),
      }),
    ),
  }),
);
