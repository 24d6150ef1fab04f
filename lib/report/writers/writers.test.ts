import { afterEach, expect, it, vi } from "vitest";
import type { ReportWriter } from "../report-writer";
import { builtReport } from "../testing/report-builder";
import { REPORT_WRITERS } from "./writers";

const SPEECH = "It was [**counted**](https://example.org/a_b#c), see <https://example.org/a_b>.\n\n1. one";

const writtenBy = async (writer: ReportWriter) => Buffer.from(await writer.write(builtReport(SPEECH)));

const zone = process.env["TZ"];
afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

it.each(REPORT_WRITERS)(
  "$format is the same file for the same report, whenever and wherever it is written",
  async (writer) => {
    const written = await writtenBy(writer);
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-07-01T03:00:01Z") });
    process.env["TZ"] = "Pacific/Chatham";
    const again = await writtenBy(writer);
    expect(again.equals(written)).toBe(true);
  },
);
