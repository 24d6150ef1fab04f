export const FAULTS_TITLE = "Fault runs";

/** The page with the section of this title replaced, or put last when it has none. */
export function withSection(page: string, title: string, body: string): string {
  const section = `## ${title}\n${body.trim()}\n`;
  const sections = page.split(/^(?=## )/m);
  const at = sections.findIndex((each) => each.startsWith(`## ${title}\n`));
  if (at === -1) return `${page.trimEnd()}\n\n${section}`;
  return `${sections.with(at, `${section}\n`).join("").trimEnd()}\n`;
}

/** The text under a section's title, or null when the page has none. */
export function sectionOf(page: string, title: string): string | null {
  const section = page.split(/^(?=## )/m).find((each) => each.startsWith(`## ${title}\n`));
  return section === undefined ? null : section.slice(title.length + 4).trim();
}
