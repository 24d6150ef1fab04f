"use client";

import { useState } from "react";
import type { ApiAnswer } from "@/lib/client/ask-api";

/** One change at a time: whether one is under way, what was refused last, what was done last. */
export function useChange() {
  const [isWaiting, setWaiting] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const change = async <Value>(
    ask: () => Promise<ApiAnswer<Value>>,
    onDone: (value: Value) => void,
    said: string,
  ): Promise<void> => {
    setWaiting(true);
    setDone("");
    const answer = await ask();
    setWaiting(false);
    setRefusal(answer.ok ? null : (Object.values(answer.errors)[0] ?? answer.detail));
    if (!answer.ok) return;
    setDone(said);
    onDone(answer.value);
  };
  return { change, isWaiting, refusal, done };
}
