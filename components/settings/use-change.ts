"use client";

import { useState } from "react";
import { callApi } from "@/lib/client/call-api";

/** One change at a time: whether one is under way, what was refused last, what was done last. */
export function useChange() {
  const [isWaiting, setWaiting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const change = async (
    [method, path, body]: Parameters<typeof callApi>,
    onDone: (value: unknown) => void,
    said: string,
  ) => {
    setWaiting(true);
    setDone("");
    const answer = await callApi(method, path, body);
    setWaiting(false);
    setRefusal(answer.ok ? null : (Object.values(answer.errors)[0] ?? answer.detail));
    if (!answer.ok) return;
    setDone(said);
    onDone(answer.value);
  };
  return { change, isWaiting, refusal, done };
}
