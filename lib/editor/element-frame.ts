/** What is written before and after an element's content. */
export type ElementFrame = { readonly open: string; readonly close: string };

const VOID_TAGS: ReadonlySet<string> = new Set(["br", "col", "hr", "img"]);
/** A carriage return is among them because reading HTML turns a bare one into a line feed. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};
/** The hole of an output specification: here the node's content goes. */
const HOLE = 0;
const EMPTY_FRAME: ElementFrame = { open: "", close: "" };

/**
 * Writes ProseMirror's output specification (`["p", {class: "x"}, 0]`) as HTML around its hole. Throws for
 * specifications that only a DOM can hold.
 */
export function elementFrame(spec: unknown): ElementFrame {
  const { tag, attributes, children } = parseSpec(spec);
  const start = `<${tag}${writeAttributes(attributes)}>`;
  if (VOID_TAGS.has(tag)) return { open: start, close: "" };
  const hole = children.findIndex(hasHole);
  const before = hole === -1 ? children : children.slice(0, hole);
  const after = hole === -1 ? [] : children.slice(hole + 1);
  const inner = hole === -1 ? EMPTY_FRAME : childFrame(children[hole]);
  return {
    open: start + before.map(writeSpec).join("") + inner.open,
    close: `${inner.close}${after.map(writeSpec).join("")}</${tag}>`,
  };
}

/** Makes a text safe between tags and within double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
}

function childFrame(child: unknown): ElementFrame {
  return child === HOLE ? EMPTY_FRAME : elementFrame(child);
}

function writeSpec(spec: unknown): string {
  if (typeof spec === "string") return escapeHtml(spec);
  const { open, close } = elementFrame(spec);
  return open + close;
}

function hasHole(spec: unknown): boolean {
  return spec === HOLE || (Array.isArray(spec) && spec.slice(1).some(hasHole));
}

function parseSpec(spec: unknown): {
  readonly tag: string;
  readonly attributes: object;
  readonly children: readonly unknown[];
} {
  if (!Array.isArray(spec)) throw new Error("An element is specified as a list of its tag and its parts.");
  const [tag, first, ...others]: readonly unknown[] = spec;
  if (typeof tag !== "string") throw new Error("An element's specification begins with its tag.");
  if (isAttributes(first)) return { tag, attributes: first, children: others };
  return { tag, attributes: {}, children: spec.slice(1) };
}

function isAttributes(part: unknown): part is object {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

function writeAttributes(attributes: object): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
}
