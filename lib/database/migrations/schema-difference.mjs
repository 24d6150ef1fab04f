import { readFileSync } from "node:fs";
import path from "node:path";
import { withSchemaEngine } from "./schema-engine.mjs";

/**
 * The SQL that would lead from a database's tables to the Prisma schema, or null when they agree.
 *
 * @param {string} ownerUrl
 * @param {string} schemaFile
 * @returns {Promise<string | null>}
 */
export function schemaDifference(ownerUrl, schemaFile) {
  const schema = { path: schemaFile, content: readFileSync(schemaFile, "utf8") };
  return withSchemaEngine(
    ownerUrl,
    async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: "schemaDatasource", files: [schema], configDir: path.dirname(schemaFile) },
        to: { tag: "schemaDatamodel", files: [schema] },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      return stdout === null || stdout.replaceAll(/^\s*--.*$/gm, "").trim() === "" ? null : stdout;
    },
    [[schema.path, schema.content]],
  );
}
