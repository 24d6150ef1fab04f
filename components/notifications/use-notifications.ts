"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { type ApiAnswer, askApi } from "@/lib/client/ask-api";
import type { notificationPageSchema } from "@/lib/http/schemas/notification-schema";

type Page = z.output<typeof notificationPageSchema>;
export type Notification = Page["notifications"][number];

const EVERY_MS = 60_000;

export type Notifications = {
  readonly unread: number;
  /** Null until the list was opened. */
  readonly listed: Pick<Page, "notifications" | "nextCursor"> | null;
  /** Set when the list could not be read. */
  readonly refusal: string | null;
  readonly open: () => Promise<void>;
  readonly more: () => Promise<void>;
  readonly markRead: (ids: readonly string[] | "all") => Promise<void>;
};

/** One's notifications: counted at once, on focus, every minute and whenever `moment` changes; read when asked for. */
export function useNotifications(moment: number): Notifications {
  const [unread, setUnread] = useState(0);
  const [listed, setListed] = useState<Notifications["listed"]>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const marks = useRef(0);
  const reads = useRef(0);
  // An answer from before something was marked as read would make it unread again: it is asked for anew.
  const readNow = useCallback(async <Value>(ask: () => Promise<ApiAnswer<Value>>) => {
    for (;;) {
      const before = marks.current;
      const answer = await ask();
      if (!answer.ok || before === marks.current) return answer;
    }
  }, []);
  const count = useCallback(async () => {
    const answer = await readNow(() => askApi("GET /api/v1/notifications/unread"));
    if (answer.ok) setUnread(answer.value.unread);
  }, [readNow]);
  useEffect(() => {
    void count();
    const timer = setInterval(() => void count(), EVERY_MS);
    const look = () => void count();
    window.addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", look);
    };
  }, [count]);
  useAfterwards(count, moment);

  const read = async (cursor?: string): Promise<void> => {
    const query = cursor === undefined ? {} : { cursor };
    reads.current += 1;
    const mine = reads.current;
    const answer = await readNow(() => askApi("GET /api/v1/notifications", { query }));
    // Older ones were asked for meanwhile, and come after those that are shown: the first page would take them away.
    if (mine !== reads.current) return;
    setRefusal(answer.ok ? null : answer.detail);
    if (!answer.ok) return;
    const page = answer.value;
    setUnread(page.unread);
    setListed((shown) => {
      const known = cursor === undefined ? [] : (shown?.notifications ?? []);
      return { notifications: [...known, ...page.notifications], nextCursor: page.nextCursor };
    });
  };
  const markRead = async (ids: readonly string[] | "all"): Promise<void> => {
    const body = ids === "all" ? { all: true as const } : { ids };
    const answer = await askApi("POST /api/v1/notifications/read", { body });
    if (!answer.ok) return setRefusal(answer.detail);
    marks.current += 1;
    setUnread(answer.value.unread);
    setListed((page) => page && { ...page, notifications: page.notifications.map(asRead(ids)) });
  };
  return {
    unread,
    listed,
    refusal,
    open: () => read(),
    more: () => read(listed?.nextCursor ?? ""),
    markRead,
  };
}

const asRead =
  (ids: readonly string[] | "all") =>
  (each: Notification): Notification =>
    ids === "all" || ids.includes(each.notificationId)
      ? { ...each, readAt: each.readAt ?? new Date().toISOString() }
      : each;

/** Looks again soon after something happened here; a burst is one look. */
function useAfterwards(look: () => Promise<void>, moment: number): void {
  const first = useRef(moment);
  useEffect(() => {
    if (moment === first.current) return;
    const timer = setTimeout(() => void look(), 400);
    return () => clearTimeout(timer);
  }, [look, moment]);
}
