import { expect, test } from "vitest";
import { articleSize, showBytes, sizeComplaint } from "./article-size";

test("counts bytes as they are sent and words as they are read", () => {
  expect(articleSize("Fähre fährt", "text")).toEqual({ bytes: 13, words: 2 });
  expect(articleSize('<p class="a b">One</p><p>t<b>w</b>o</p><script>not this</script>', "html").words).toBe(
    2,
  );
});

test("complains about one byte and one word too many, and not before", () => {
  expect(sizeComplaint({ bytes: 5 * 1024 * 1024, words: 200_000 })).toBeNull();
  expect(sizeComplaint({ bytes: 5 * 1024 * 1024 + 1, words: 1 })).toContain("5 MiB");
  expect(sizeComplaint({ bytes: 1, words: 200_001 })).toContain("200,001 words");
});

test.each([
  [612, "612 bytes"],
  [49_152, "48 KiB"],
  [5_242_881, "5.00 MiB"],
])("writes %i bytes as %s", (bytes, shown) => {
  expect(showBytes(bytes)).toBe(shown);
});
