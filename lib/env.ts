import path from "node:path";
import { z } from "zod";
import { parseAllowedHost } from "./domain/allowed-host";

/** What the environment may say, parsed once. A complaint names the variable and says what to write. */
export type Environment = z.output<typeof environmentSchema>;

let parsed: Environment | undefined;

export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** The checkout's folder. What starts a process of the product says it (ASSAY_ROOT); tests and tools run in it. */
export const checkoutRoot = (): string => process.env["ASSAY_ROOT"] ?? process.cwd();

/** Throws one readable complaint that lists every variable that is wrong. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const filled = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const result = environmentSchema.safeParse(filled);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join("\n")}`);
}

const address = (protocols: readonly string[], example: string) =>
  z
    .string(`Set it, for example ${example}`)
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `Write an address like ${example}`,
    );

const KEY = "Write 32 bytes in Base64, for example from: openssl rand -base64 32";

const webAddress = (example: string) => address(["http:", "https:"], example);

const ALLOWED_HOSTS =
  "Write hosts with commas between, each perhaps with a port, for example intranet.example.org,127.0.0.1:8080";

const allowedHosts = z
  .string()
  .transform((written) =>
    written.split(",").flatMap((each) => (each.trim() === "" ? [] : [parseAllowedHost(each)])),
  )
  .refine((hosts) => !hosts.includes(null), ALLOWED_HOSTS)
  .transform((hosts) => hosts.flatMap((host) => host ?? []));

/** Ed25519 keys, secret or public, are 32 bytes. */
const key = z
  .base64({ error: KEY })
  .or(z.base64url({ error: KEY }))
  .transform((written) => new Uint8Array(Buffer.from(written, "base64")))
  .refine((bytes) => bytes.length === 32, KEY);

const environmentSchema = z
  .object({
    DATABASE_URL: address(
      ["postgres:", "postgresql:"],
      "postgresql://assay:secret@db.example.org:5432/assay",
    ),
    ASSAY_DATABASE_CONNECTIONS: z.coerce
      .number("Write a whole number from 1 to 200.")
      .int()
      .min(1)
      .max(200)
      .default(10),
    ASSAY_DEMO: z.enum(["on", "off"], "Write on or off.").default("on"),
    ASSAY_JOBS: z.enum(["on", "off"], "Write on or off.").default("on"),
    ASSAY_DATA_DIR: z.string().default(".data"),
    ASSAY_URL: webAddress("https://assay.example.org").optional(),
    NEXTAUTH_URL: webAddress("https://assay.example.org").optional(),
    NEXTAUTH_SECRET: z
      .string()
      .min(32, "Use at least 32 characters, for example from: openssl rand -base64 32")
      .optional(),
    ASSAY_LOG_KEY: key.optional(),
    ASSAY_LOG_OLDER_KEYS: z
      .string()
      .transform((written) => written.split(",").map((each) => each.trim()))
      .pipe(z.array(key))
      .default([]),
    ASSAY_CHECKPOINT_DIR: z.string().optional(),
    ASSAY_FETCH: z.enum(["on", "off"], "Write on or off.").default("on"),
    ASSAY_FETCH_ALLOW: allowedHosts.default([]),
    ASSAY_FETCH_PROXY: webAddress("http://proxy.example.org:3128").optional(),
    ASSAY_TSA_URL: webAddress("https://stamps.example.org").optional(),
    ASSAY_TSA_CA: z.string().optional(),
    SMTP_URL: address(["smtp:", "smtps:"], "smtps://user:password@mail.example.org:465").optional(),
    MAIL_FROM: z
      .string()
      .refine(
        (value) => /^[^\r\n]*[^\s@]+@[^\s@>]+>?$/.test(value),
        "Write an address like Assay <assay@example.org>",
      )
      .optional(),
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    GITHUB_CLIENT_ID: z.string().optional(),
    GITHUB_CLIENT_SECRET: z.string().optional(),
    OIDC_ISSUER: webAddress("https://login.example.org").optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_NAME: z.string().default("Single sign-on"),
  })
  .superRefine((variables, context) => {
    for (const group of TOGETHER) {
      const given = group.filter((name) => variables[name] !== undefined);
      if (given.length === 0 || given.length === group.length) continue;
      for (const name of group.filter((each) => variables[each] === undefined)) {
        context.addIssue({
          code: "custom",
          path: [name],
          message: `Set it too, or leave out ${given.join(" and ")}.`,
        });
      }
    }
    const { ASSAY_CHECKPOINT_DIR: folder, ASSAY_DATA_DIR: data } = variables;
    if (folder !== undefined && isWithin(data, folder))
      context.addIssue({
        code: "custom",
        path: ["ASSAY_CHECKPOINT_DIR"],
        message:
          "Write a folder outside the data folder: what shows that data was changed must not lie beside it.",
      });
  });

/** Whether a folder is another one or lies in it. */
function isWithin(outer: string, folder: string): boolean {
  const way = path.relative(path.resolve(outer), path.resolve(folder));
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

const TOGETHER = [
  ["SMTP_URL", "MAIL_FROM"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
] as const;
