import { database } from "./client";
import { isConnectionLoss } from "./unavailable";

/** Whether the database answers. */
export async function checkDatabase(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1`;
    return true;
  } catch (error) {
    if (isConnectionLoss(error)) return false;
    throw error;
  }
}
