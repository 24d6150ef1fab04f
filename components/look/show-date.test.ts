import { describe, expect, it } from "vitest";
import { showAgo, showDay, showTime, showWeekday } from "./show-date";

const now = new Date("2026-05-14T12:00:00.000Z");

describe("dates on screen", () => {
  it("say how long ago in the largest whole unit", () => {
    expect(showAgo("2026-05-14T11:59:30.000Z", now)).toBe("just now");
    expect(showAgo("2026-05-14T11:22:00.000Z", now)).toBe("38 min ago");
    expect(showAgo("2026-05-14T09:50:00.000Z", now)).toBe("2 h ago");
    expect(showAgo("2026-05-11T12:00:00.000Z", now)).toBe("3 d ago");
    expect(showAgo("2026-04-02T12:00:00.000Z", now)).toBe("2 Apr 2026");
  });

  it("show a calendar day wherever the reader is", () => {
    expect(showDay("2026-05-14")).toBe("14 May 2026");
    expect(showDay("last spring")).toBe("last spring");
    expect(showWeekday("2026-05-14")).toBe("Thursday 14 May 2026");
    expect(showTime("2026-05-14T16:05:59.000Z")).toBe("16:05");
  });
});
