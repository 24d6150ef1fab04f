import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { disconnect } from "../database/client";
import { signLogNow } from "../database/log/sequence-log";
import { makeTestDesk, type TestDesk } from "../database/testing/test-desk";
import { parseEnvironment } from "../env";
import { fillCheckpointFolder } from "./checkpoint-folder";

let desk: TestDesk;
let folder: string;
beforeEach(async () => {
  desk = await makeTestDesk();
  folder = await mkdtemp(path.join(tmpdir(), "checkpoints-"));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(disconnect);

const place = () => path.join(folder, desk.slug);
const sign = async () => signLogNow(await desk.enter("owner"));

describe("the folder of checkpoints", () => {
  it("has each checkpoint of each log, and goes on where it was", async () => {
    await desk.add("One.");
    const first = await sign();
    await fillCheckpointFolder(folder);
    await desk.add("Two.");
    const second = await sign();
    await fillCheckpointFolder(folder);
    expect(await readdir(place())).toEqual(["00000001.txt", "00000002.txt"]);
    const kept = (name: string) => readFile(path.join(place(), name), "utf8");
    expect([await kept("00000001.txt"), await kept("00000002.txt")]).toEqual([first, second]);
  });

  it("keeps what it has, whatever the database says by now", async () => {
    await desk.add("One.");
    await sign();
    await fillCheckpointFolder(folder);
    const file = path.join(place(), "00000001.txt");
    await writeFile(file, "what was signed then");
    await fillCheckpointFolder(folder);
    expect(await readFile(file, "utf8")).toBe("what was signed then");
  });

  it.each([".data", ".data/checkpoints", "./.data/../.data"])("is not %s, in the data folder", (inside) => {
    const said = { DATABASE_URL: "postgres://x@localhost/x", ASSAY_CHECKPOINT_DIR: inside };
    expect(() => parseEnvironment(said)).toThrow(/ASSAY_CHECKPOINT_DIR: Write a folder outside/);
  });

  it("may be any other", () => {
    const said = { DATABASE_URL: "postgres://x@localhost/x", ASSAY_CHECKPOINT_DIR: ".data-elsewhere" };
    expect(parseEnvironment(said).ASSAY_CHECKPOINT_DIR).toBe(".data-elsewhere");
  });
});
