import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { ArticleId } from "../../domain/ids";
import { API } from "../routes/api-routes";
import { handlerOf } from "./every-route";
import type { TestDoor } from "./test-door";

/** Knocks as nobody: what a reader of a published page is. */
export const stranger = { as: "nobody" } as const;

/** Reviews with one settled claim at the door of a desk, and their publishing; each step is expected to succeed. */
export function reportsAt(door: () => TestDoor) {
  const command = async (id: string, type: string, fields: object): Promise<void> => {
    const json = { commandId: randomUUID(), type, ...fields };
    const handler = await handlerOf(API.commitCommands);
    const answer = await door().knock(handler, { as: "editor", params: { id }, json });
    expect(answer.status).toBe(200);
  };
  const reviewed = async (title = "Ferries & fares") => {
    const { id } = await door().add("The ferry sails at noon.\nIt carried 1,204 people.", title);
    const claimId = randomUUID();
    await command(id, "highlight-claim", { claimId, anchor: { quote: { exact: "1,204 people" } } });
    await command(id, "settle-claim", { claimId, rating: "true", rationale: "Counted.", version: 1 });
    return { id: id as ArticleId, claimId };
  };
  /** The answer as it is. */
  const publish = async (id: string, fields: object = {}) => {
    const json = { commandId: randomUUID(), ...fields };
    return door().knock(await handlerOf(API.publishReport), { as: "editor", params: { id }, json });
  };
  const published = async (id: string, fields: object = {}) => {
    const answer = await publish(id, fields);
    expect(answer).toMatchObject({ status: 201 });
    return API.publishReport.answer?.parse(answer.body) ?? expect.unreachable();
  };
  return { command, reviewed, publish, published };
}
