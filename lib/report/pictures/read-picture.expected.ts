import { JSDOM } from "jsdom";
import { expect } from "vitest";

const { window } = new JSDOM();

/** A picture as an XML parser reads it, after the laws of every picture: it has a name, unique ids, and stays inside. */
export function readPicture(svg: string): Element {
  const parsed = new window.DOMParser().parseFromString(svg, "image/svg+xml");
  expect(parsed.querySelector("parsererror")?.textContent).toBeUndefined();
  const picture = parsed.documentElement;
  expect(picture.getAttribute("role")).toBe("img");
  expect(nameOf(picture)).not.toBe("");
  const ids = [...picture.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const element of picture.querySelectorAll("[fill^='url']"))
    expect(ids).toContain(/#(.+)\)/.exec(element.getAttribute("fill") ?? "")?.[1]);
  for (const width of WIDTHS) expectInside(picture, width);
  return picture;
}

/** A phone's, a page's column, and a wide screen. */
const WIDTHS = [280, 640, 1200];

/** Where a bar begins and how long it is are each rounded to a hundredth of a percent: so much of the width in all. */
const ROUNDED = 0.000_101;

/** What a screen reader says. */
export function nameOf(picture: Element): string {
  const ids = picture.getAttribute("aria-labelledby")?.split(" ") ?? [];
  return ids.map((id) => picture.querySelector(`[id="${id}"]`)?.textContent ?? "").join(" ");
}

function expectInside(picture: Element, width: number): void {
  const height = Number(picture.getAttribute("height"));
  for (const shape of picture.querySelectorAll("rect, circle, line, text, use")) {
    if (shape.closest("defs") !== null) continue;
    const { across, down } = extentOf(shape, width);
    const slack = width * ROUNDED;
    for (const at of across) expect(at, shape.outerHTML).toBeWithin(-slack, width + slack);
    for (const at of down) expect(at, shape.outerHTML).toBeWithin(0, height);
  }
}

/** How far it reaches on each side, in pixels. */
function extentOf(shape: Element, width: number) {
  const at = (name: string, whole = width) => {
    const value = shape.getAttribute(name) ?? "0";
    return value.endsWith("%") ? (Number(value.slice(0, -1)) * whole) / 100 : Number(value);
  };
  const radius = shape.localName === "use" ? DIAMOND : at("r");
  if (shape.localName === "rect")
    return { across: [at("x"), at("x") + at("width")], down: [at("y"), at("y") + at("height")] };
  if (shape.localName === "line") return { across: [at("x1"), at("x2")], down: [at("y1"), at("y2")] };
  const [x, y] = shape.localName === "circle" ? [at("cx"), at("cy")] : [at("x"), at("y")];
  return { across: [x - radius, x + radius], down: [y - radius, y + radius] };
}

/** Half of what an edition's sign measures. */
const DIAMOND = 8;

const NEAR = 0.02;

expect.extend({
  toBeWithin(at: number, from: number, to: number) {
    const pass = Number.isFinite(at) && at >= from - NEAR && at <= to + NEAR;
    return { pass, message: () => `${at} is not within ${from} and ${to}` };
  },
});

declare module "vitest" {
  interface Matchers {
    toBeWithin: (from: number, to: number) => void;
  }
}
