import { laterCode } from "@/lib/client/later-code";

/** The dialogs about the text. Few who read an article change it, so they come after it. */
export const textDialogs = laterCode(async () => {
  const [correct, newer, earlier, describe, annotations] = await Promise.all([
    import("./correct-text"),
    import("./newer-text"),
    import("./earlier-texts"),
    import("./describe-article"),
    import("./bring-annotations"),
  ]);
  return {
    correct: correct.CorrectText,
    newer: newer.NewerText,
    earlier: earlier.EarlierTexts,
    describe: describe.DescribeArticle,
    annotations: annotations.BringAnnotations,
  };
});
