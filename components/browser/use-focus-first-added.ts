import { type RefObject, useEffect, useRef } from "react";

/**
 * For a list that grows on request: call `expect` when more is asked for, and the link of the first item that comes
 * takes the focus as soon as it is drawn, as the button that asked may be gone by then. A refusal ends the waiting.
 */
export function useFocusFirstAdded(
  list: RefObject<HTMLElement | null>,
  count: number,
  refusal: string | null,
): { readonly expect: () => void } {
  const from = useRef<number | null>(null);
  useEffect(() => {
    if (refusal !== null) from.current = null;
    if (from.current === null || from.current >= count) return;
    list.current?.children[from.current]?.querySelector("a")?.focus();
    from.current = null;
  }, [list, count, refusal]);
  return {
    expect: () => {
      from.current = count;
    },
  };
}
