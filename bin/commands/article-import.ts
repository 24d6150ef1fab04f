import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { openWorkspaceAsOperator, type WorkspaceAccess } from "../../lib/database/access";
import { type ArticleRecord, addArticle } from "../../lib/database/articles/articles";
import { listSlugs } from "../../lib/database/people/workspaces";
import type { Result } from "../../lib/domain/result";
import type { HttpFailure } from "../../lib/http/answers/problem";
import { readNewArticle } from "../../lib/http/articles/new-article";
import {
  type CommandLine,
  explain,
  neededWord,
  orExplain,
  readTyped,
  type Typed,
  UsageError,
} from "../command-line";

export const command: CommandLine = {
  usage:
    "article import FILE|DIR|URL... [--workspace SLUG] [--title TITLE] [--language LANGUAGE] [--duplicate allow] [--as EMAIL]",
  what: "Adds an article from each file and link, and prints its id; what the desk has already is not added again.",
  async run(args) {
    const typed = readTyped(
      args,
      ["workspace", "title", "language", "duplicate", "as"],
      Number.POSITIVE_INFINITY,
    );
    neededWord(typed, 0, "a file, a folder or a link");
    const slug = typed.options["workspace"] ?? (await onlyWorkspace());
    const access = orExplain(await openWorkspaceAsOperator(slug, typed.options["as"]), `Workspace ${slug}`);
    const sources = typed.words.flatMap(sourcesOf);
    const [first] = sources;
    if (first === undefined) throw new UsageError(`${typed.words.join(" ")} has no files.`);
    if (sources.length > 1) return addMany(access, sources, typed);
    console.log(orExplain(await addOne(access, first, typed), first).id);
    return 0;
  },
};

/** One line for each, as it is done, with why one was not added; 1 when there was such a one. */
async function addMany(access: WorkspaceAccess, sources: readonly string[], typed: Typed): Promise<number> {
  if (typed.options["title"] !== undefined) throw new UsageError("--title is for a single article.");
  let refused = 0;
  for (const [at, source] of sources.entries()) {
    const outcome = await outcomeOf(access, source, typed);
    if (outcome.startsWith(NOT_ADDED)) refused += 1;
    console.log(`${at + 1}/${sources.length} ${source} ${outcome}`);
  }
  return refused === 0 ? 0 : 1;
}

const NOT_ADDED = "not added: ";

async function outcomeOf(access: WorkspaceAccess, source: string, typed: Typed): Promise<string> {
  try {
    const added = await addOne(access, source, typed);
    return added.ok ? added.value.id : `${NOT_ADDED}${explain(added.failure, source)}`;
  } catch (error) {
    if (error instanceof UsageError) return `${NOT_ADDED}${error.message}`;
    throw error;
  }
}

const isLink = (word: string): boolean => /^https?:\/\//i.test(word);

/** A folder's files, those of the folders in it too, in order; what a name begins with a dot is passed over. */
function sourcesOf(word: string): readonly string[] {
  if (isLink(word) || !isFolder(word)) return [word];
  return readdirSync(word, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ entry, file }) => entry.isFile() && !isHidden(path.relative(word, file)))
    .map(({ file }) => file)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

const isFolder = (word: string): boolean => statSync(word, { throwIfNoEntry: false })?.isDirectory() ?? false;

const isHidden = (file: string): boolean => file.split(path.sep).some((part) => part.startsWith("."));

async function addOne(
  access: WorkspaceAccess,
  source: string,
  typed: Typed,
): Promise<Result<ArticleRecord, HttpFailure>> {
  const read = isLink(source) ? await readLink(access, source, typed) : await readFile(access, source, typed);
  return read.ok ? addArticle(access, read.value.article) : read;
}

const isAllowed = ({ options }: Typed): boolean => options["duplicate"] === "allow";

function readLink(access: WorkspaceAccess, url: string, typed: Typed): ReturnType<typeof readNewArticle> {
  const { title, language } = typed.options;
  const json = { url, title, language, ...(isAllowed(typed) ? { allowDuplicate: true } : {}) };
  return readNewArticle(
    access,
    new Request("http://localhost/", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(json),
    }),
  );
}

/** Read as a file that comes over HTTP is, so that both take and refuse the same. */
function readFile(access: WorkspaceAccess, file: string, typed: Typed): ReturnType<typeof readNewArticle> {
  const form = new FormData();
  form.set("file", new File([bytesOf(file)], path.basename(file)));
  for (const name of ["title", "language"]) form.set(name, typed.options[name] ?? "");
  if (isAllowed(typed)) form.set("allowDuplicate", "true");
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
