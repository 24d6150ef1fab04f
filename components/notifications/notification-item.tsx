"use client";

import { VisuallyHidden } from "@mantine/core";
import { PersonMark } from "@/components/look/person-mark";
import { showAgo, showMinute } from "@/components/look/show-date";
import classes from "./bell.module.css";
import type { Notification } from "./use-notifications";

type Props = { readonly notification: Notification; readonly onGo: () => void };

/** One notification, which leads to what it is about. */
export function NotificationItem({ notification, onGo }: Props) {
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
