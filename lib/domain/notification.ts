import type { ActorId } from "./ids";

/** Why an entry concerns somebody, the weightiest first: of several reasons for one entry the first one counts. */
export const NOTIFICATION_KINDS = [
  "assigned",
  "mentioned",
  "replied",
  "disputed",
  "settled",
  "reopened",
  "returned",
  "evidence",
  "wording",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Whom an entry concerns, and why. */
export type Notice = { readonly userId: ActorId; readonly kind: NotificationKind };

/** When e-mails go out: never, soon after each thing, or once a day. */
export const MAIL_CHOICES = ["off", "at-once", "daily"] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** How a person wants to be told. `muted` are the kinds that they do not want to hear of at all. */
export type NotificationSettings = {
  readonly mail: MailChoice;
  readonly muted: readonly NotificationKind[];
  /** When the daily e-mail goes out: at this full hour, 0 to 23, where one is. */
  readonly dailyHour: number;
  /** An IANA time zone, as in Europe/Lisbon. */
  readonly timeZone: string;
};

/** What a person chooses anew; what is left out of hour and zone stays. */
export type NotificationSettingsChange = Pick<NotificationSettings, "mail" | "muted"> & {
  readonly dailyHour?: number | undefined;
  readonly timeZone?: string | undefined;
};

/** What holds until a person chooses. */
export const DEFAULT_NOTIFICATION_SETTINGS: NotificationSettings = {
  mail: "at-once",
  muted: [],
  dailyHour: 6,
  timeZone: "UTC",
};
