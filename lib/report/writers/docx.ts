import type { ReportWriter } from "../report-writer";

/** For Word and LibreOffice. What writes it is large, and is loaded by who asks for a file first. */
export const writer: ReportWriter = {
  format: "docx",
  label: "Word, with comments",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  extension: "docx",
  write: async (report) => (await import("../docx/write-word")).writeWord(report),
};
