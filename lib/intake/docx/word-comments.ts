import { walkXml } from "./walk-xml";

/** A comment as Word keeps it, without the words that it stands on. */
export type WordComment = {
  readonly id: string;
  readonly author: string | null;
  /** RFC 3339; Word writes the time of the author's clock as if it were UTC. */
  readonly at: string | null;
  readonly body: string;
  readonly isResolved: boolean;
};

type Draft = {
  readonly id: string;
  readonly author: string | null;
  readonly at: string | null;
  readonly paragraphs: string[];
  /** The id of its last paragraph, by which commentsExtended.xml knows it. */
  paragraphId: string | null;
};

/**
 * The comments of a Word file in its order, from `word/comments.xml` and, for what is resolved, `word/commentsExtended.xml`
 * (null where there is none). A thread is resolved as a whole. Null when the XML is broken.
 */
export function readWordComments(comments: string, extended: string | null): readonly WordComment[] | null {
  const drafts: Draft[] = [];
  let isInText = false;
  const add = (text: string) => {
    const paragraphs = drafts.at(-1)?.paragraphs;
    if (paragraphs !== undefined && paragraphs.length > 0)
      paragraphs[paragraphs.length - 1] = `${paragraphs.at(-1)}${text}`;
  };
  const walked = walkXml(comments, {
    open: ({ name, attribute }) => {
      if (name === "comment")
        drafts.push({
          id: attribute("id") ?? "",
          author: attribute("author")?.trim() || null,
          at: timeOf(attribute("date")),
          paragraphs: [],
          paragraphId: null,
        });
      const draft = drafts.at(-1);
      if (name === "p" && draft !== undefined) {
        draft.paragraphs.push("");
        draft.paragraphId = attribute("paraId");
      }
      if (name === "t") isInText = true;
      if (name === "br" || name === "cr") add("\n");
      if (name === "tab") add("\t");
    },
    close: ({ name }) => {
      if (name === "t") isInText = false;
    },
    text: (text) => {
      if (isInText) add(text);
    },
  });
  const done = extended === null ? new Map<string, boolean>() : resolvedParagraphs(extended);
  if (!walked.ok || done === null) return null;
  return drafts.map(({ id, author, at, paragraphs, paragraphId }) => ({
    id,
    author,
    at,
    body: paragraphs.join("\n\n").trim(),
    isResolved: paragraphId !== null && done.get(paragraphId) === true,
  }));
}

const timeOf = (date: string | null): string | null => {
  const time = date === null ? Number.NaN : Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(date) ? date : `${date}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

/** Whether the comment that ends with a paragraph is done, or answers one that is. */
function resolvedParagraphs(extended: string): ReadonlyMap<string, boolean> | null {
  const done = new Map<string, boolean>();
  const parents = new Map<string, string>();
  const walked = walkXml(extended, {
    open: ({ name, attribute }) => {
      const id = attribute("paraId");
      const parent = attribute("paraIdParent");
      if (name !== "commentEx" || id === null) return;
      done.set(id, /^(1|true|on)$/.test(attribute("done") ?? ""));
      if (parent !== null) parents.set(id, parent);
    },
  });
  if (!walked.ok) return null;
  for (const [id, parent] of parents) if (done.get(parent) === true) done.set(id, true);
  return done;
}
