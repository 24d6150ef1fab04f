import path from "node:path";

const FOR_TESTS = /\.(test|spec|arbitrary|expected)\.tsx?$|(^|\/)(testing|door-tests)\//;

/**
 * The folders that import one another, directly or by way of others, type imports counted; what only tests use is
 * left out. Each circle is told as a way round it, with the import that makes each step.
 * @param {readonly { source: string, dependencies: readonly { resolved: string }[] }[]} modules as dependency-cruiser reads them
 * @returns {readonly string[]}
 */
export function roomCircles(modules) {
  const steps = stepsBetweenRooms(modules);
  const told = new Set();
  /** @type {string[]} */
  const circles = [];
  for (const room of steps.keys()) {
    const way = told.has(room) ? null : wayRound(steps, room);
    if (way === null) continue;
    for (const each of way) told.add(each);
    const imports = way.map((from, at) => steps.get(from)?.get(way[(at + 1) % way.length] ?? ""));
    circles.push(`${[...way, room].join(" → ")}\n    ${imports.join("\n    ")}`);
  }
  return circles;
}

/**
 * From each room to those that it imports, with the first import found.
 * @param {Parameters<typeof roomCircles>[0]} modules
 */
function stepsBetweenRooms(modules) {
  /** @type {Map<string, Map<string, string>>} */
  const steps = new Map();
  for (const { source, dependencies } of modules) {
    if (FOR_TESTS.test(source)) continue;
    const from = path.posix.dirname(source);
    for (const { resolved } of dependencies) {
      const to = path.posix.dirname(resolved);
      if (to === from || FOR_TESTS.test(resolved)) continue;
      const known = steps.get(from) ?? new Map();
      if (!known.has(to)) known.set(to, `${source} → ${resolved}`);
      steps.set(from, known);
    }
  }
  return steps;
}

/**
 * The shortest way from a room back to itself; null when there is none.
 * @param {ReturnType<typeof stepsBetweenRooms>} steps
 * @param {string} room
 * @returns {readonly string[] | null}
 */
function wayRound(steps, room) {
  /** @type {Map<string, readonly string[]>} */
  const ways = new Map([[room, [room]]]);
  for (const [at, way] of ways) {
    for (const next of steps.get(at)?.keys() ?? []) {
      if (next === room) return way;
      if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return null;
}
