import { randomUUID } from "node:crypto";
import type { Handler } from "../door/handle";
import { API } from "../routes/api-routes";
import type { TestDoor } from "./test-door";

/** A text of its own: no two of them share five words in a row. */
export const story = (): string =>
  `Ferry ${randomUUID().replaceAll("-", " ")} sails ${randomUUID().replaceAll("-", " ")}.`;

/** Brings a file through the door `intake` as the desk's editor does, and tells by which id it waits there. */
export async function bringFile(
  door: TestDoor,
  intake: Handler,
  text: string,
  name: string,
): Promise<string> {
  const body = new FormData();
  body.append("file", new File([text], name, { type: "text/plain; charset=utf-8" }));
  const read = await door.knock(intake, { as: "editor", params: { slug: door.slug }, method: "POST", body });
  const { arrivalId } = API.readIntake.answer?.parse(read.body) ?? {};
  if (arrivalId === undefined) throw new Error(`${name} could not be read.`);
  return arrivalId;
}
