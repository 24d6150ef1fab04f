import { ARTICLE_ROUTES, PRESENCE_ROUTES, SEEN_ROUTES } from "./article-routes";
import { INTAKE_ROUTES } from "./intake-routes";
import { LOG_ROUTES } from "./log-routes";
import { NOTIFICATION_ROUTES } from "./notification-routes";
import { AGREEMENT_ROUTES, JOB_ROUTES, REPORT_ROUTES } from "./report-routes";
import { WEBHOOK_ROUTES } from "./webhook-routes";
import { CALLER_ROUTES, WORKSPACE_ROUTES } from "./workspace-routes";

/** Every operation of the API, by its id. It drives validation and the OpenAPI document alike. */
export const API = {
  ...CALLER_ROUTES,
  ...WORKSPACE_ROUTES,
  ...ARTICLE_ROUTES,
  ...INTAKE_ROUTES,
  ...AGREEMENT_ROUTES,
  ...REPORT_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...PRESENCE_ROUTES,
  ...SEEN_ROUTES,
  ...JOB_ROUTES,
  ...LOG_ROUTES,
  ...WEBHOOK_ROUTES,
} as const;
