import "vitest";

/** What test-cluster.mjs hands to fresh-database.mjs: a server with a migrated database to copy, and who may do so. */
declare module "vitest" {
  export interface ProvidedContext {
    testDatabase: {
      readonly databaseUrl: string;
      readonly ownerUrl: string;
      readonly superuserUrl: string;
      readonly sessionSecret: string;
      readonly logKey: string;
    };
  }
}
