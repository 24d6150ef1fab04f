import MarkdownIt from "markdown-it";

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

/**
 * Markdown as HTML that is safe to put into a page: HTML in the source is shown as text, images and addresses of
 * other schemes are left as they were typed.
 */
export function renderMarkdown(source: string): string {
  return markdown.render(source);
}
