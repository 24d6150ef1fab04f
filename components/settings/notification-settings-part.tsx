"use client";

import { Checkbox, NativeSelect, Radio, Stack } from "@mantine/core";
import { Fragment, useEffect, useState } from "react";
import { askApi } from "@/lib/client/ask-api";
import {
  DEFAULT_NOTIFICATION_SETTINGS,
  type MailChoice,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationSettings,
} from "@/lib/domain/notification";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import { useChange } from "./use-change";

const KIND_WORDS: Readonly<Record<NotificationKind, string>> = {
  assigned: "A claim is assigned to me",
  mentioned: "Somebody mentions me",
  replied: "Somebody replies in a thread that I wrote in",
  disputed: "A verdict differs from mine",
  settled: "A claim that I judged, or that is mine, is settled",
  reopened: "Such a claim is reopened",
  returned: "Such a claim is returned for more work",
  evidence: "Such a claim gets new evidence",
  wording: "Wording is suggested on a claim of mine, or mine is accepted or declined",
};

const MAIL_WORDS: Readonly<Record<MailChoice, string>> = {
  "at-once": "Soon after it happens",
  daily: "Once a day",
  off: "Never",
};

const MAIL_ORDER = ["at-once", "daily", "off"] as const satisfies readonly MailChoice[];

/** Of what one is told, and whether by e-mail too. Every choice is kept at once. */
export function NotificationSettingsPart() {
  const { settings, refusal, done, keep } = useNotificationSettings();
  return (
    <div className={classes["part"]}>
      <h3>Notifications</h3>
      <ChangeAnswer refusal={refusal} done={done} />
      <Checkbox.Group
        label="Tell me when"
        value={NOTIFICATION_KINDS.filter((kind) => settings !== null && !settings.muted.includes(kind))}
        onChange={(wanted) =>
          void keep({ muted: NOTIFICATION_KINDS.filter((kind) => !wanted.includes(kind)) })
        }
      >
        <Stack gap={8} mt={8}>
          {NOTIFICATION_KINDS.map((kind) => (
            <Checkbox key={kind} value={kind} label={KIND_WORDS[kind]} disabled={settings === null} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group
        mt="lg"
        label="By e-mail too"
        description="Only what you have not read here by then. Works when this installation has a mail server."
        value={settings?.mail ?? null}
        onChange={(mail) => void keep(chosen(mail as MailChoice, settings))}
      >
        <Stack gap={8} mt={8}>
          {MAIL_ORDER.map((choice) => (
            <Fragment key={choice}>
              <Radio value={choice} label={MAIL_WORDS[choice]} disabled={settings === null} />
              {choice === "daily" && settings?.mail === "daily" && (
                <DailyTime settings={settings} keep={keep} />
              )}
            </Fragment>
          ))}
        </Stack>
      </Radio.Group>
    </div>
  );
}

type TimeProps = {
  readonly settings: NotificationSettings;
  readonly keep: (part: Partial<NotificationSettings>) => Promise<void>;
};

/** When the daily e-mail goes out, and by which clock. */
function DailyTime({ settings, keep }: TimeProps) {
  return (
    <div className={classes["times"]}>
      <NativeSelect
        label="At"
        data={HOURS}
        value={String(settings.dailyHour)}
        onChange={(event) => void keep({ dailyHour: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label="Time zone"
        data={zonesWith(settings.timeZone)}
        value={settings.timeZone}
        onChange={(event) => void keep({ timeZone: event.currentTarget.value })}
      />
    </div>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, "0")}:00`,
}));

/** Who chooses the daily e-mail and never said where they are is taken to be where their browser is. */
function chosen(mail: MailChoice, settings: NotificationSettings | null): Partial<NotificationSettings> {
  const isUnsaid = settings?.timeZone === DEFAULT_NOTIFICATION_SETTINGS.timeZone;
  return mail === "daily" && isUnsaid ? { mail, timeZone: ownZone() } : { mail };
}

const ownZone = (): string =>
  Intl.DateTimeFormat().resolvedOptions().timeZone || DEFAULT_NOTIFICATION_SETTINGS.timeZone;

const zonesWith = (zone: string): string[] =>
  [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), zone])].sort();

/** Null until they are read. What was chosen shows at once, and goes back when it was refused. */
function useNotificationSettings() {
  const [settings, setSettings] = useState<NotificationSettings | null>(null);
  const { change, refusal, done } = useChange();
  useEffect(() => {
    void askApi("GET /api/v1/notifications/settings").then((answer) => {
      if (answer.ok) setSettings(answer.value);
    });
  }, []);
  const keep = async (part: Partial<NotificationSettings>): Promise<void> => {
    if (settings === null) return;
    const next = { ...settings, ...part };
    setSettings(next);
    let shown = settings;
    const onKept = (): void => {
      shown = next;
    };
    const ask = () => askApi("PUT /api/v1/notifications/settings", { body: next });
    await change(ask, onKept, "Kept.");
    setSettings(shown);
  };
  return { settings, refusal, done, keep };
}
