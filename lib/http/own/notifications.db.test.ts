import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { POST as postCommands } from "@/app/api/v1/articles/[id]/commands/route";
import { POST as postRead } from "@/app/api/v1/notifications/read/route";
import { GET as getNotifications } from "@/app/api/v1/notifications/route";
import { GET as getSettings, PUT as putSettings } from "@/app/api/v1/notifications/settings/route";
import { GET as getUnread } from "@/app/api/v1/notifications/unread/route";
import { POST as postUnsubscribe } from "@/app/api/v1/unsubscribe/[key]/route";
import { disconnect } from "../../database/client";
import { makeUnsubscribeKey } from "../../mail/unsubscribe-key";
import { writeMention } from "../../text/mentions";
import type { Handler } from "../door/handle";
import { cookieOf, openTestDoor, type TestDoor } from "../door-tests/test-door";
import { notificationPageSchema } from "../schemas/notification-schema";
import { sessionSecret } from "../sign-in/session-cookie";

let door: TestDoor;
let articleId: string;
let headers: { readonly Cookie: string };
const commentId = randomUUID();
beforeAll(async () => {
  door = await openTestDoor();
  articleId = (await door.add("It rained.", "The rain")).id;
  headers = await cookieOf(door.people.viewer);
  const body = `Look, ${writeMention(door.people.viewer)}.`;
  const json = { commandId: randomUUID(), type: "comment", commentId, body };
  await door.knock(postCommands, { as: "reviewer", params: { id: articleId }, json });
});
afterAll(disconnect);

const asViewer = (handler: Handler, knock: object = {}) =>
  door.knock(handler, { as: "nobody", headers, ...knock });

it("tells a person what concerns them, with the way there, until they have read it", async () => {
  const answer = await asViewer(getNotifications);
  expect(answer.status).toBe(200);
  const page = notificationPageSchema.parse(answer.body);
  expect(page).toMatchObject({ unread: 1, nextCursor: null });
  expect(page.notifications).toMatchObject([
    {
      kind: "mentioned",
      by: { name: "reviewer token" },
      text: "reviewer token mentioned you on the article",
      excerpt: "Look, @viewer.",
      readAt: null,
      path: `/w/${door.slug}/articles/${articleId}#comment-${commentId}`,
    },
  ]);
  expect(await asViewer(getUnread)).toMatchObject({ status: 200, body: { unread: 1 } });
  const ids = page.notifications.map((each) => each.notificationId);
  expect(await asViewer(postRead, { json: { ids } })).toMatchObject({ status: 200, body: { unread: 0 } });
  expect(await asViewer(postRead, { json: { all: true } })).toMatchObject({ body: { unread: 0 } });
});

it("keeps what a person chose", async () => {
  const chosen = { mail: "daily", muted: ["evidence"], dailyHour: 7, timeZone: "Europe/Lisbon" };
  expect(await asViewer(getSettings)).toMatchObject({ body: { mail: "at-once", muted: [] } });
  expect(await asViewer(putSettings, { method: "PUT", json: chosen })).toMatchObject({ status: 200 });
  expect((await asViewer(getSettings)).body).toEqual(chosen);
  await asViewer(putSettings, { method: "PUT", json: { mail: "daily", muted: ["evidence"] } });
  expect((await asViewer(getSettings)).body).toEqual(chosen);
});

it("ends e-mails by the key of an e-mail, without signing in, as a mail program asks for it", async () => {
  const params = { key: makeUnsubscribeKey(door.people.viewer, sessionSecret()) };
  const oneClick = {
    as: "nobody",
    method: "POST",
    body: "List-Unsubscribe=One-Click",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  } as const;
  for (const _ of [1, 2])
    expect((await door.knock(postUnsubscribe, { ...oneClick, params })).status).toBe(204);
  expect((await asViewer(getSettings)).body).toMatchObject({ mail: "off", muted: ["evidence"] });
  for (const key of ["x", `${door.people.owner}.${params.key.split(".")[1]}`, "\u0000.\u0000"])
    expect((await door.knock(postUnsubscribe, { ...oneClick, params: { key } })).status).toBe(404);
});

it("refuses what makes no sense, tokens and nobody, in words", async () => {
  for (const json of [{}, { ids: [] }, { all: false }, { ids: ["x"], all: true }])
    expect((await asViewer(postRead, { json })).status).toBe(422);
  for (const json of [{ mail: "hourly", muted: [] }, { mail: "off", muted: ["rain"] }, { mail: "off" }])
    expect((await asViewer(putSettings, { method: "PUT", json })).status).toBe(422);
  expect((await asViewer(getNotifications, { query: "cursor=yesterday" })).status).toBe(422);
  expect((await asViewer(postRead, { json: { ids: ["\u0000", "'; --"] } })).status).toBeLessThan(500);
  expect((await door.knock(getNotifications, { as: "owner" })).status).toBe(403);
  expect((await door.knock(getUnread, { as: "nobody" })).status).toBe(401);
});
