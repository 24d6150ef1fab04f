import {
  notificationPageSchema,
  notificationQuerySchema,
  notificationSettingsSchema,
  readingSchema,
  settingsChangeSchema,
  unreadSchema,
} from "../schemas/notification-schema";
import { workQuerySchema, workSchema } from "../schemas/work-schema";
import { defineRoute } from "./route-spec";

const NOTIFICATIONS = "/api/v1/notifications";

/** Operations on one's own notifications. An API token has none. */
export const NOTIFICATION_ROUTES = {
  listNotifications: defineRoute({
    method: "GET",
    path: NOTIFICATIONS,
    name: "listNotifications",
    summary: "What concerns me, newest first",
    access: "caller",
    query: notificationQuerySchema,
    status: 200,
    answer: notificationPageSchema,
  }),
  countUnread: defineRoute({
    method: "GET",
    path: `${NOTIFICATIONS}/unread`,
    name: "countUnread",
    summary: "How many notifications I have not read",
    access: "caller",
    status: 200,
    answer: unreadSchema,
  }),
  markRead: defineRoute({
    method: "POST",
    path: `${NOTIFICATIONS}/read`,
    name: "markRead",
    summary: "Mark notifications as read: some by their ids, or all",
    access: "caller",
    body: readingSchema,
    status: 200,
    answer: unreadSchema,
  }),
  readNotificationSettings: defineRoute({
    method: "GET",
    path: `${NOTIFICATIONS}/settings`,
    name: "readNotificationSettings",
    summary: "Of what I am told, and how",
    access: "caller",
    status: 200,
    answer: notificationSettingsSchema,
  }),
  changeNotificationSettings: defineRoute({
    method: "PUT",
    path: `${NOTIFICATIONS}/settings`,
    name: "changeNotificationSettings",
    summary: "Choose of what I am told, and how",
    access: "caller",
    body: settingsChangeSchema,
    status: 200,
    answer: notificationSettingsSchema,
  }),
  unsubscribe: defineRoute({
    method: "POST",
    path: "/api/v1/unsubscribe/{key}",
    name: "unsubscribe",
    summary: "End one's e-mails by the key that each of them carries (RFC 8058)",
    access: "anyone",
    status: 204,
  }),
  readWork: defineRoute({
    method: "GET",
    path: "/api/v1/workspaces/{slug}/work",
    name: "readWork",
    summary: "What waits for me in a workspace, by article, the one last worked on first",
    access: "workspace",
    query: workQuerySchema,
    status: 200,
    answer: workSchema,
  }),
} as const;
