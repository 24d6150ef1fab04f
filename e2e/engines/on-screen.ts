import type { Point } from "../place-of-letter";

/**
 * The middle of what is to be seen and not covered, found by a CSS selector and the beginning of its name; null when
 * there is none now. It runs in the page, and so uses nothing from outside itself.
 */
export function onScreen({ css, name }: { readonly css: string; readonly name: string }): Point | null {
  for (const element of document.querySelectorAll<HTMLElement>(css)) {
    const labels = "labels" in element ? (element as HTMLInputElement).labels : null;
    const spoken = element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent;
    if (!(spoken ?? "").replace(/\s+/g, " ").trim().startsWith(name)) continue;
    element.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const hit = document.elementFromPoint(middle.x, middle.y);
    if (hit !== null && (element.contains(hit) || hit.contains(element)) && right > left) return middle;
  }
  return null;
}
