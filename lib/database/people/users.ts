import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { type Failure, invalid } from "../../domain/failure";
import type { ActorId } from "../../domain/ids";
import { fail, ok, type Result } from "../../domain/result";
import { branded } from "../branded";
import { database } from "../client";
import { attempt, isUniqueViolation } from "../unavailable";
import { parseUuid } from "../uuid";

export type UserRecord = {
  readonly userId: ActorId;
  readonly name: string;
  readonly email: string;
  readonly hasPassword: boolean;
};

export const MIN_PASSWORD_LENGTH = 10;

/** Adds a person. Without a password they sign in through another provider. */
export async function createUser(user: {
  readonly name: string;
  readonly email: string;
  readonly password?: string;
}): Promise<Result<UserRecord, Failure>> {
  const email = normaliseEmail(user.email);
  if (!EMAIL.test(email)) return fail(invalid("email", "Give an e-mail address."));
  if (user.name.trim() === "") return fail(invalid("name", "Give a name."));
  const passwordHash = user.password === undefined ? ok(null) : await hashPassword(user.password);
  if (!passwordHash.ok) return passwordHash;
  const id = randomUUID();
  return attempt(async () => {
    try {
      const row = await database().user.create({
        data: {
          email,
          passwordHash: passwordHash.value,
          actor: { create: { id, kind: "user", name: user.name.trim() } },
        },
        include: { actor: true },
      });
      return ok(toUserRecord(row));
    } catch (error) {
      if (isUniqueViolation(error)) return fail(invalid("email", "Someone has this e-mail address already."));
      throw error;
    }
  });
}

export async function findUser(userId: string): Promise<Result<UserRecord, Failure>> {
  const id = parseUuid(userId);
  if (id === null) return fail({ kind: "not-found" });
  return find({ id });
}

export async function findUserByEmail(email: string): Promise<Result<UserRecord, Failure>> {
  return find({ email: normaliseEmail(email) });
}

/** The person whom the password proves; as slow for an address that nobody has as for a wrong password. */
export async function checkPassword(email: string, password: string): Promise<Result<UserRecord, Failure>> {
  return attempt(async () => {
    const row = await database().user.findUnique({
      where: { email: normaliseEmail(email) },
      include: { actor: true },
    });
    const isRight = await verify(row?.passwordHash ?? (await decoyHash()), password);
    if (!isRight || row === null || row.passwordHash === null) return fail({ kind: "unauthenticated" });
    return ok(toUserRecord(row));
  });
}

export async function renameUser(userId: ActorId, name: string): Promise<Result<UserRecord, Failure>> {
  if (name.trim() === "") return fail(invalid("name", "Give a name."));
  return attempt(async () => {
    await database().actor.updateMany({ where: { id: userId, kind: "user" }, data: { name: name.trim() } });
    return findUser(userId);
  });
}

export async function setPassword(userId: ActorId, password: string): Promise<Result<null, Failure>> {
  const passwordHash = await hashPassword(password);
  if (!passwordHash.ok) return passwordHash;
  return attempt(async () => {
    const changed = await database().user.updateMany({
      where: { id: userId },
      data: { passwordHash: passwordHash.value },
    });
    return changed.count === 0 ? fail({ kind: "not-found" }) : ok(null);
  });
}

/** E-mail addresses are compared in lower case and kept so. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

async function find(
  where: { readonly id: string } | { readonly email: string },
): Promise<Result<UserRecord, Failure>> {
  return attempt(async () => {
    const row = await database().user.findUnique({ where, include: { actor: true } });
    return row === null ? fail({ kind: "not-found" }) : ok(toUserRecord(row));
  });
}

async function hashPassword(password: string): Promise<Result<string, Failure>> {
  if (password.length < MIN_PASSWORD_LENGTH) {
    return fail(invalid("password", `Use at least ${MIN_PASSWORD_LENGTH} characters.`));
  }
  if (password.length > 1_000) return fail(invalid("password", "Use at most 1,000 characters."));
  // argon2id is this package's default algorithm; costs after OWASP's password storage cheat sheet.
  return ok(await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }));
}

let decoy: Promise<string> | undefined;
function decoyHash(): Promise<string> {
  decoy ??= hash(randomUUID(), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  return decoy;
}

function toUserRecord(row: {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string | null;
  readonly actor: { readonly name: string };
}): UserRecord {
  return {
    userId: branded.actor(row).id,
    name: row.actor.name,
    email: row.email,
    hasPassword: row.passwordHash !== null,
  };
}
