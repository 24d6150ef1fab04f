import { AGREEMENT_ROUTES } from "./routes/agreement-routes";
import { ARTICLE_ROUTES } from "./routes/article-routes";
import { JOB_ROUTES } from "./routes/job-routes";
import { NOTIFICATION_ROUTES } from "./routes/notification-routes";
import { PRESENCE_ROUTES } from "./routes/presence-routes";
import { REPORT_ROUTES } from "./routes/report-routes";
import { SEEN_ROUTES } from "./routes/seen-routes";
import { CALLER_ROUTES, WORKSPACE_ROUTES } from "./routes/workspace-routes";

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
