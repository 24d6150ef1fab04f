const FLOOR = [20, 19];

/** Ends the program with a clear message when Node is too old to run the rest of it. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return;
  console.error(
    `Assay needs Node ${FLOOR.join(".")} or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
