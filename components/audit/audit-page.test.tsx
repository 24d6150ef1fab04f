import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AuditDays } from "./audit-days";
import { auditParameters, NO_FILTER } from "./audit-filter";
import { AuditFilterForm } from "./audit-filter-form";

const actor = { id: "00000000-0000-4000-8000-000000000001", name: "Ana" };
const common = { actor, type: "commented", withheld: false, hash: "00" };

test("a line of an article leads to it and to its claim as they stood, a line of the desk leads nowhere", () => {
  const article = { id: "00000000-0000-4000-8000-00000000000a", title: "Fares" };
  const claim = { id: "00000000-0000-4000-8000-00000000000c", words: "a third" };
  const html = renderToStaticMarkup(
    <AuditDays
      slug="harbour"
      lines={[
        { ...common, article, claim, seq: 7, at: "2026-11-30T21:00:00.000Z", sentence: "Ana commented." },
        {
          ...common,
          article: null,
          claim: null,
          seq: 3,
          at: "2026-11-29T09:05:00.000Z",
          sentence: "Ana left.",
        },
      ]}
    />,
  );
  expect(html).toContain(`/w/harbour/articles/${article.id}?at=7#claim-${claim.id}`);
  expect(html).toContain("Monday 30 November 2026");
  expect(html).toContain("Sunday 29 November 2026");
  expect(html.match(/<a /g)).toHaveLength(2);
});

test("the filter stands in the form as it stands in the address, without what is empty", () => {
  const filter = { ...NO_FILTER, kind: "role-changed", from: "2026-11-01" };
  const choices = {
    people: [{ value: actor.id, label: "Ana" }],
    deskKinds: [{ value: "role-changed", label: "Role changed" }],
    articleKinds: [],
    articles: [],
  };
  const html = renderToStaticMarkup(
    <MantineProvider>
      <AuditFilterForm path="/w/harbour/audit" filter={filter} choices={choices} />
    </MantineProvider>,
  );
  expect(html).toContain('action="/w/harbour/audit"');
  expect(html).toMatch(/<option value="role-changed" selected="">/);
  expect(html).toContain('value="2026-11-01"');
  expect(html).toContain("Show all");
  expect(String(auditParameters(filter))).toBe("kind=role-changed&from=2026-11-01");
});
