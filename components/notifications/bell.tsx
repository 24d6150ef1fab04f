"use client";

import { Button, Popover, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useFocusFirstAdded } from "@/components/browser/use-focus-first-added";
import { PersonMark } from "@/components/look/person-mark";
import { showAgo, showMinute } from "@/components/look/show-date";
import classes from "./bell.module.css";
import { type Notification, type Notifications, useNotifications } from "./use-notifications";

/** What concerns me: how much is new, and the list of it. `moment` changes when something happened on this screen. */
export function Bell({ moment = 0 }: { readonly moment?: number }) {
  const notifications = useNotifications(moment);
  const [isOpen, setOpen] = useState(false);
  const { unread } = notifications;
  const toggle = (): void => {
    if (!isOpen) void notifications.open();
    setOpen(!isOpen);
  };
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-end"
        width="min(400px, 94vw)"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <UnstyledButton className={classes["bell"] ?? ""} aria-label={labelOf(unread)} onClick={toggle}>
            <BellSign />
            {unread > 0 && (
              <span className={classes["count"]} aria-hidden>
                {shownCount(unread)}
              </span>
            )}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes["box"] ?? ""} aria-label="Notifications">
          <NotificationPanel {...notifications} onGo={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      <Announcement unread={unread} />
    </>
  );
}

type PanelProps = Notifications & { readonly onGo: () => void };

function NotificationPanel({ listed, refusal, unread, more, markRead, onGo }: PanelProps) {
  const list = useRef<HTMLUListElement>(null);
  const added = useFocusFirstAdded(list, listed?.notifications.length ?? 0, refusal);
  const showOlder = (): void => {
    added.expect();
    void more();
  };
  return (
    <>
      <div className={classes["head"]}>
        <b>Notifications</b>
        <MarkAll unread={unread} onMark={() => markRead("all")} />
      </div>
      {refusal !== null && <p role="alert">{refusal}</p>}
      {listed?.notifications.length === 0 && (
        <p className={classes["empty"]}>
          Nothing yet. When somebody mentions you, gives you a claim or settles one that you judged, it stands
          here.
        </p>
      )}
      <ul className={classes["list"]} ref={list}>
        {listed?.notifications.map((each) => (
          <NotificationItem
            key={each.notificationId}
            notification={each}
            onGo={() => {
              if (each.readAt === null) void markRead([each.notificationId]);
              onGo();
            }}
          />
        ))}
      </ul>
      {listed !== null && listed.nextCursor !== null && (
        <Button variant="subtle" size="compact-sm" fullWidth onClick={showOlder}>
          Older
        </Button>
      )}
    </>
  );
}

type MarkAllProps = { readonly unread: number; readonly onMark: () => Promise<void> };

/** Never disabled for the browser, which would take the focus from whoever just pressed it. */
function MarkAll({ unread, onMark }: MarkAllProps) {
  const [isDone, setDone] = useState(false);
  const isIdle = unread === 0;
  return (
    <>
      <VisuallyHidden component="span" role="status">
        {isDone && isIdle ? "All read" : ""}
      </VisuallyHidden>
      <Button
        variant="subtle"
        size="compact-xs"
        aria-disabled={isIdle}
        data-disabled={isIdle}
        onClick={() => isIdle || void onMark().then(() => setDone(true))}
        data-autofocus
      >
        Mark all as read
      </Button>
    </>
  );
}

const labelOf = (unread: number): string =>
  unread === 0 ? "Notifications" : `Notifications, ${shownCount(unread)} unread`;

const shownCount = (unread: number): string => (unread > 99 ? "99+" : String(unread));

/** Says politely that something new has come; nothing when a page opens. */
function Announcement({ unread }: { readonly unread: number }) {
  const [words, setWords] = useState("");
  const before = useRef<number | null>(null);
  useEffect(() => {
    const isNews = before.current !== null && unread > before.current;
    if (isNews) setWords(`${unread} unread ${unread === 1 ? "notification" : "notifications"}`);
    before.current = unread;
  }, [unread]);
  return (
    <VisuallyHidden component="span" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}

function BellSign() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
      <path
        strokeWidth="1.7"
        strokeLinejoin="round"
        strokeLinecap="round"
        d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5a2.2 2.2 0 0 0 4 0"
      />
    </svg>
  );
}

type Props = { readonly notification: Notification; readonly onGo: () => void };

/** One notification, which leads to what it is about. */
function NotificationItem({ notification, onGo }: Props) {
  const { by, at, text, excerpt, subject, articleTitle, path, readAt } = notification;
  return (
    <li className={classes["item"]} data-unread={readAt === null}>
      <a href={path} onClick={onGo}>
        <PersonMark name={by.name} />
        <span className={classes["words"]}>
          <span>
            {text}
            {readAt === null && <VisuallyHidden component="span">, not read</VisuallyHidden>}
          </span>
          {excerpt !== null && (
            <span className={classes["excerpt"]} dir="auto">
              {excerpt}
            </span>
          )}
          <span className={classes["meta"]}>
            <bdi>{subject ?? articleTitle}</bdi>
            {" · "}
            <time dateTime={at} title={showMinute(at)}>
              {showAgo(at, new Date())}
            </time>
          </span>
        </span>
      </a>
    </li>
  );
}
