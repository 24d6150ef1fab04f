import { readFileSync } from "node:fs";
import path from "node:path";
import { openWorkspaceAsOperator } from "../../lib/database/access";
import { addArticle } from "../../lib/database/articles";
import { listSlugs } from "../../lib/database/workspaces";
import { readArticle } from "../../lib/intake/read-article";
import { detectFormat } from "../../lib/text/detect-format";
import { deriveDirection } from "../../lib/text/direction";
import { type CommandLine, neededWord, orExplain, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "article import FILE [--workspace SLUG] [--title TITLE] [--language LANGUAGE] [--as EMAIL]",
  what: "Adds an article from a .txt, .md or .html file and prints its id.",
  async run(args) {
    const typed = readTyped(args, ["workspace", "title", "language", "as"]);
    const file = neededWord(typed, 0, "the file");
    const slug = typed.options["workspace"] ?? (await onlyWorkspace());
    const format = detectFormat(file);
    if (format === null) throw new UsageError("The file is none of .txt, .md and .html.");
    const access = orExplain(await openWorkspaceAsOperator(slug, typed.options["as"]), `Workspace ${slug}`);
    const content = orExplain(readArticle({ content: readFileSync(file, "utf8"), format }), file);
    const language = typed.options["language"] ?? null;
    const title = typed.options["title"] ?? path.parse(file).name;
    const direction = deriveDirection(content.text, language);
    console.log(orExplain(await addArticle(access, { title, language, direction, ...content }), file).id);
    return 0;
  },
};

/** With a single desk there is nothing to choose. */
async function onlyWorkspace(): Promise<string> {
  const [slug, ...others] = await listSlugs();
  if (slug === undefined) throw new UsageError("There is no workspace yet: assay workspace add.");
  if (others.length > 0) throw new UsageError(`Say --workspace, one of ${[slug, ...others].join(", ")}.`);
  return slug;
}
