import type { Door } from "./door";

/** As many API tokens of the demo desk, each an actor of its own. Needs DATABASE_URL. */
export async function openDoors(url: string, count: number): Promise<readonly Door[]> {
  const { openWorkspaceAsOperator } = await import("../../lib/database/access");
  const { issueToken } = await import("../../lib/database/people/tokens");
  const access = await openWorkspaceAsOperator("demo");
  if (!access.ok) throw new Error("The demo desk is not there.");
  const doors: Door[] = [];
  for (let index = 0; index < count; index += 1) {
    const token = await issueToken(access.value, { name: `Writer ${index + 1}`, role: "editor" });
    if (!token.ok) throw new Error("A token could not be made.");
    doors.push({ url, secret: token.value.secret });
  }
  return doors;
}
