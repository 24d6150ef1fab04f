import { expect, test } from "vitest";
import type { ActorId } from "../domain/ids";
import { changeMentions, mentionsIn, nameMentions, writeMention } from "./mentions";

const ana = "0b0c0d0e-0000-4000-8000-00000000000a" as ActorId;
const ben = "0b0c0d0e-0000-4000-8000-00000000000b" as ActorId;
const [toAna, toBen] = [writeMention(ana), writeMention(ben)];

test("finds everybody who is mentioned, each once, in order", () => {
  expect(mentionsIn(`${toBen}, see what ${toAna.toUpperCase()} wrote.\n\n- ${toBen}`)).toEqual([ben, ana]);
  expect(mentionsIn(`a${toAna}b**${toBen}**`)).toEqual([ana, ben]);
});

test("takes nothing for a mention that is escaped, stands in code, or is no user's id", () => {
  for (const text of [
    `\\${toAna}`,
    `\`${toAna}\``,
    `\`\` a \` ${toAna} \`\``,
    `\`\`\`\n${toAna}\n\`\`\``,
    "@{ana} @ana ana@paper.example @{}",
    "",
  ])
    expect(mentionsIn(text)).toEqual([]);
  expect(mentionsIn(`\\\\${toAna} \`open ${toBen}`)).toEqual([ana, ben]);
});

test("writes names in place of ids, and leaves the rest as it was", () => {
  const nameOf = (id: ActorId) => (id === ana ? "Ana" : "Someone");
  expect(nameMentions(`Ask ${toAna} or ${toBen}: \`${toAna}\``, nameOf)).toBe(
    `Ask @Ana or @Someone: \`${toAna}\``,
  );
});

test("writes a mention as one of somebody else, and leaves what mentions nobody", () => {
  const change = (id: ActorId) => (id === ana ? ben : id);
  const words = `Ask ${toAna} or ${toBen}: \`${toAna}\``;
  expect(changeMentions(words, change)).toBe(`Ask ${toBen} or ${toBen}: \`${toAna}\``);
  expect(changeMentions(words, (id) => id)).toBe(words);
});

test("reads ten thousand unclosed backticks in no time", () => {
  const text = `${"` `` ".repeat(5_000)}${toAna}`;
  const started = performance.now();
  mentionsIn(text);
  expect(performance.now() - started).toBeLessThan(500);
});
