import { describe, expect, it } from "vitest";
import { checkExternalDatabase, complaintAboutServer } from "./external-database.mjs";

const ours = process.env["DATABASE_URL"] ?? "";
const owners = process.env["DATABASE_OWNER_URL"] ?? "";

function changed(part: "password" | "username" | "pathname" | "port", value: string): string {
  const url = new URL(ours);
  url[part] = value;
  return url.toString();
}

const check = (address: string, options?: { owns?: boolean }) =>
  checkExternalDatabase("DATABASE_URL", address, options);

describe("a database of one's own", () => {
  it("is used when it answers and the role may do what it has to", async () => {
    await expect(check(ours)).resolves.toBeUndefined();
    await expect(check(owners, { owns: true })).resolves.toBeUndefined();
  });

  it.each([
    ["not an address", "not a url", /DATABASE_URL is no address of a database/],
    ["another kind of database", "mysql://root@127.0.0.1/desk", /DATABASE_URL is no address/],
    ["a wrong password", changed("password", "wrong"), /does not let assay_app in: .*password/],
    ["nobody's name", changed("username", "nobody"), /does not let nobody in/],
    ["a database that is not there", changed("pathname", "/none"), /no database none.*Make it/],
    ["a port that nobody listens on", changed("port", "1"), /No PostgreSQL answers at .*:1 /],
    [
      "a host that is not there",
      "postgresql://a:b@desk.invalid/x",
      /No PostgreSQL answers at desk.invalid:5432/,
    ],
    ["a connection that has to be encrypted", `${ours}?sslmode=verify-full`, /cannot be used: .*SSL/],
  ])("is refused in one sentence for %s", async (_, address, sentence) => {
    const complaint: unknown = await check(address).catch((error: unknown) => error);
    expect(complaint).toBeInstanceOf(Error);
    expect(String(complaint)).toMatch(sentence);
    expect(String(complaint)).not.toContain("\n");
    expect(String(complaint)).not.toContain(new URL(ours).password);
  });

  it("is refused for a role that has to make tables and may not", async () => {
    await expect(check(ours, { owns: true })).rejects.toThrow(
      /assay_app may not make tables .* DATABASE_OWNER_URL/,
    );
  });

  it("is refused when it is too old, a standby, or does not hold every letter", () => {
    const fine = {
      version: 160_004,
      versionName: "16.4",
      encoding: "UTF8",
      isStandby: false,
      mayCreate: true,
      lacking: [],
    };
    const said = (change: object) =>
      complaintAboutServer(
        { ...fine, user: "desk", database: "news", ...change },
        {
          variable: "DATABASE_URL",
          where: { server: "db:5432", user: "desk", database: "news" },
          owns: true,
        },
      );
    expect(said({})).toBeNull();
    expect(said({ version: 150_008, versionName: "15.8" })).toMatch(/is version 15.8; Assay needs 16/);
    expect(said({ encoding: "SQL_ASCII" })).toMatch(/encoded as SQL_ASCII/);
    expect(said({ isStandby: true })).toMatch(/standby/);
    expect(said({ lacking: ["pg_trgm", "unaccent"] })).toMatch(
      /lacks pg_trgm and unaccent.*postgresql-contrib/,
    );
  });
});
