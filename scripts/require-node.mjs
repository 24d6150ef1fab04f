const FLOOR = { major: 20, minor: 19 };

/** Ends the program with a clear message when Node is too old to run the rest of it. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > FLOOR.major || (major === FLOOR.major && minor >= FLOOR.minor)) return;
  console.error(
    `Assay needs Node ${FLOOR.major}.${FLOOR.minor} or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
