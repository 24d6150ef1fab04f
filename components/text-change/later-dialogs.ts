import { laterCode } from "@/lib/client/later-code";

/** The dialogs about the text. Few who read an article change it, so they come after it. */
export const textDialogs = laterCode(async () => {
  const [{ CorrectText }, { NewerText }, { EarlierTexts }, { DescribeArticle }] = await Promise.all([
    import("./correct-text"),
    import("./newer-text"),
    import("./earlier-texts"),
    import("./describe-article"),
  ]);
  return { correct: CorrectText, newer: NewerText, earlier: EarlierTexts, describe: DescribeArticle };
});
