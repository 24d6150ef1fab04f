import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "../client";
import { makeTestDesk, must, type TestDesk } from "../testing/test-desk";
import { createSession, findSession, listSessions } from "./sessions";

let desk: TestDesk;
beforeAll(async () => {
  desk = await makeTestDesk();
});
afterAll(disconnect);

const MINUTE = 60_000;
const start = Date.parse("2026-03-01T08:00:00.000Z");
const minutesOn = (minutes: number) => () => new Date(start + minutes * MINUTE);
const DAY = 24 * 60;

describe("sessions", () => {
  it("tell when they were used last, written at most once in five minutes", async () => {
    const userId = desk.people.viewer;
    const { sessionId } = must(await createSession(userId, "curl/8.5.0", minutesOn(0)));
    const lastSeen = async () => must(await listSessions(userId, minutesOn(60)))[0]?.lastSeenAt;
    must(await findSession(sessionId, minutesOn(4)));
    expect(await lastSeen()).toBe("2026-03-01T08:00:00.000Z");
    must(await findSession(sessionId, minutesOn(6)));
    expect(await lastSeen()).toBe("2026-03-01T08:06:00.000Z");
    must(await findSession(sessionId, minutesOn(10)));
    expect(await lastSeen()).toBe("2026-03-01T08:06:00.000Z");
  });

  it("are listed until they are over, the one used last first", async () => {
    const userId = desk.people.reviewer1;
    const old = must(await createSession(userId, null, minutesOn(0)));
    const recent = must(await createSession(userId, null, minutesOn(20 * DAY)));
    const listed = async (minutes: number) =>
      must(await listSessions(userId, minutesOn(minutes))).map((each) => each.sessionId);
    expect(await listed(21 * DAY)).toEqual([recent.sessionId, old.sessionId]);
    must(await findSession(old.sessionId, minutesOn(22 * DAY)));
    expect(await listed(23 * DAY)).toEqual([old.sessionId, recent.sessionId]);
    expect(await listed(31 * DAY)).toEqual([recent.sessionId]);
  });

  it("keep no more of what a browser calls itself than is of use", async () => {
    const userId = desk.people.reviewer2;
    must(await createSession(userId, "x".repeat(5_000)));
    expect(must(await listSessions(userId))[0]?.userAgent).toHaveLength(400);
  });
});
