import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Rules that axe calls experimental and leaves off, and that hold here. "focus-order-semantics" does not: the article
 * takes the focus to be read and selected in by keyboard, and is a document, not a widget.
 */
const EXPERIMENTAL = Object.fromEntries(
  [
    "css-orientation-lock",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
  ].map((rule) => [rule, { enabled: true }]),
);

/**
 * Runs axe with all its rules, and those of its experimental ones that hold, over what is on the screen now; a violation
 * is told with the elements it is about.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ rules: EXPERIMENTAL })
    .analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n    ${node.failureSummary ?? ""}`).join("\n")}`,
  );
  expect(told, "axe finds nothing").toEqual([]);
}
