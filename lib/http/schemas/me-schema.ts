import { z } from "zod";
import { someText } from "../../ledger/shapes/field";
import { id, named } from "./wire-schema";
import { roleSchema } from "./workspace-schema";

const workspaces = z.array(z.strictObject({ slug: z.string(), name: z.string(), role: roleSchema }));

/** Who is asking. */
export const meSchema = named(
  "Me",
  z.union([
    z.strictObject({
      kind: z.literal("user"),
      id,
      name: z.string(),
      email: z.string(),
      hasPassword: z.boolean(),
      workspaces,
    }),
    z.strictObject({ kind: z.literal("token"), id, name: z.string(), workspaces }),
  ]),
);

export const signInLinkSchema = named(
  "SignInLinkRequest",
  z.strictObject({
    email: someText(320),
    next: z.string().max(2_000).optional().describe("Where to go afterwards: a path of this installation"),
  }),
);

export const profileChangeSchema = named(
  "ProfileChange",
  z
    .strictObject({
      name: someText(100).optional(),
      password: z.string().max(1_000).optional(),
      currentPassword: z.string().max(1_000).optional(),
    })
    .refine((change) => change.name !== undefined || change.password !== undefined, "Say what to change."),
);

export const healthSchema = named(
  "Health",
  z.strictObject({
    status: z.enum(["ok", "unavailable"]),
    database: z.enum(["ok", "unavailable"]),
    version: z.string(),
  }),
);
