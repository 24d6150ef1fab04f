import MarkdownIt from "markdown-it";
import { mentionAt } from "@/lib/text/mentions";

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false }).disable([
  "image",
  "heading",
  "lheading",
]);

/** Only addresses that lead to a page or a mailbox become links; all else stays text. */
markdown.validateLink = (address) => /^(https?|mailto):/i.test(address.trim());

markdown.renderer.rules["link_open"] = (tokens, at, options, _environment, self) => {
  const token = tokens[at];
  token?.attrSet("rel", "noopener noreferrer nofollow");
  token?.attrSet("target", "_blank");
  return self.renderToken(tokens, at, options);
};

markdown.inline.ruler.before("link", "mention", (state, isSilent) => {
  const mention = mentionAt(state.src, state.pos);
  if (mention === null) return false;
  if (!isSilent) state.push("mention", "span", 0).content = mention.userId;
  state.pos = mention.end;
  return true;
});

markdown.renderer.rules["mention"] = (tokens, at, _options, environment) => {
  const userId = tokens[at]?.content ?? "";
  const { nameOf } = { ...environment } as Partial<Naming>;
  const { escapeHtml } = markdown.utils;
  const name = escapeHtml(nameOf?.(userId) ?? "Someone");
  return `<span data-type="mention" data-id="${escapeHtml(userId)}" data-label="${name}">@${name}</span>`;
};

type Naming = { readonly nameOf: (userId: string) => string };

/**
 * Markdown as HTML that is safe to put into a page: HTML in the source is shown as text, images and addresses of
 * other schemes are left as they were typed. Mentions are shown by name.
 */
export function renderMarkdown(source: string, nameOf: Naming["nameOf"] = () => "Someone"): string {
  return markdown.render(source, { nameOf } satisfies Naming);
}
