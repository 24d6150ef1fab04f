"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Takes over what was typed, or filled in by the browser, before the page's scripts ran. React begins with what the
 * server sent and would empty the fields at the next change. Put the reference on the form; its fields need names.
 */
export function useTypedEarly<Fields extends Readonly<Record<string, string>>>(
  fields: Fields,
  take: (typed: Fields) => void,
): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const first = useRef({ fields, take });
  useLayoutEffect(() => {
    if (form.current === null) return;
    const { fields: empty, take: takeOver } = first.current;
    const data = new FormData(form.current);
    const typed = Object.keys(empty).flatMap((name) => {
      const value = data.get(name);
      return typeof value === "string" && value !== "" ? [[name, value]] : [];
    });
    if (typed.length > 0) takeOver({ ...empty, ...Object.fromEntries(typed) });
  }, []);
  return form;
}
