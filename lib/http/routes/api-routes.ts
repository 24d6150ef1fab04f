import { AGREEMENT_ROUTES } from "./agreement-routes";
import { ARTICLE_ROUTES } from "./article-routes";
import { JOB_ROUTES } from "./job-routes";
import { NOTIFICATION_ROUTES } from "./notification-routes";
import { PRESENCE_ROUTES } from "./presence-routes";
import { REPORT_ROUTES } from "./report-routes";
import { SEEN_ROUTES } from "./seen-routes";
import { CALLER_ROUTES, WORKSPACE_ROUTES } from "./workspace-routes";

/** Every operation of the API, by its id. It drives validation and the OpenAPI document alike. */
export const API = {
  ...CALLER_ROUTES,
  ...WORKSPACE_ROUTES,
  ...ARTICLE_ROUTES,
  ...AGREEMENT_ROUTES,
  ...REPORT_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...PRESENCE_ROUTES,
  ...SEEN_ROUTES,
  ...JOB_ROUTES,
} as const;
