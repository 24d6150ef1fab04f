import { expect, test } from "vitest";
import { readArticleFile } from "./read-article-file";

test("takes the format from the file's ending and the title from its name", async () => {
  const read = await readArticleFile(new File(["# Pier"], "North pier.v2.MD"));
  expect(read).toEqual({
    ok: true,
    draft: { format: "markdown", content: "# Pier", title: "North pier.v2" },
  });
});

test.each(["report.pdf", "article", "a.constructor"])(
  "refuses %s and says which files it reads",
  async (name) => {
    expect(await readArticleFile(new File(["x"], name))).toMatchObject({
      ok: false,
      message: expect.stringContaining(".txt, .md or .html"),
    });
  },
);

test("refuses bytes that are not UTF-8, and files over 5 MiB", async () => {
  const latin = await readArticleFile(new File([new Uint8Array([0x66, 0xe9])], "a.txt"));
  expect(latin).toMatchObject({ ok: false, message: expect.stringContaining("UTF-8") });
  const large = await readArticleFile(new File([new Uint8Array(5 * 1024 * 1024 + 1)], "a.txt"));
  expect(large).toMatchObject({ ok: false, message: expect.stringContaining("5 MiB") });
});
