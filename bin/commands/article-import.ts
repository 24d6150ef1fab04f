import { readFileSync } from "node:fs";
import path from "node:path";
import { openWorkspaceAsOperator, type WorkspaceAccess } from "../../lib/database/access";
import { addArticle } from "../../lib/database/articles/articles";
import { listSlugs } from "../../lib/database/people/workspaces";
import { readNewArticle } from "../../lib/http/articles/new-article";
import { type CommandLine, neededWord, orExplain, readTyped, type Typed, UsageError } from "../command-line";

export const command: CommandLine = {
  usage:
    "article import FILE [--workspace SLUG] [--title TITLE] [--language LANGUAGE] [--duplicate allow] [--as EMAIL]",
  what: "Adds an article from a file and prints its id.",
  async run(args) {
    const typed = readTyped(args, ["workspace", "title", "language", "duplicate", "as"]);
    const file = neededWord(typed, 0, "the file");
    const slug = typed.options["workspace"] ?? (await onlyWorkspace());
    const access = orExplain(await openWorkspaceAsOperator(slug, typed.options["as"]), `Workspace ${slug}`);
    const { article } = orExplain(await readFile(access, file, typed), file);
    console.log(orExplain(await addArticle(access, article), file).id);
    return 0;
  },
};

/** Read as a file that comes over HTTP is, so that both take and refuse the same. */
function readFile(
  access: WorkspaceAccess,
  file: string,
  { options }: Typed,
): ReturnType<typeof readNewArticle> {
  const form = new FormData();
  form.set("file", new File([bytesOf(file)], path.basename(file)));
  for (const name of ["title", "language"]) form.set(name, options[name] ?? "");
  if (options["duplicate"] === "allow") form.set("allowDuplicate", "true");
  return readNewArticle(access, new Request("http://localhost/", { method: "POST", body: form }));
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
}

/** With a single desk there is nothing to choose. */
async function onlyWorkspace(): Promise<string> {
  const [slug, ...others] = await listSlugs();
  if (slug === undefined) throw new UsageError("There is no workspace yet: assay workspace add.");
  if (others.length > 0) throw new UsageError(`Say --workspace, one of ${[slug, ...others].join(", ")}.`);
  return slug;
}
