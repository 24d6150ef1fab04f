import { useEffect } from "react";

const KEY = "assay-land-on";

/**
 * Loads the page anew. The focus goes to the element of this id rather than to the top, from where whoever reads by keyboard
 * or by ear would have to find their way back; a browser without storage leaves it at the top.
 */
export function loadAnew(id: string): void {
  keep(id);
  location.reload();
}

/** On a page that was so loaded, moves the focus to the element once it is there. */
export function useLanding(id: string): void {
  useEffect(() => {
    if (take() === id) document.getElementById(id)?.focus();
  }, [id]);
}

function keep(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Storage is refused: the page is loaded all the same.
  }
}

function take(): string | null {
  try {
    const id = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return id;
  } catch {
    return null;
  }
}
