import { describe, expect, it, vi } from "vitest";
import { laterCode } from "./later-code";

const unreached = (): Error => Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });

describe("laterCode", () => {
  it("is fetched once, however many ask", async () => {
    const importCode = vi.fn(async () => "code");
    const later = laterCode(importCode);
    expect(later.read()).toBeNull();
    expect(await Promise.all([later.fetch(), later.fetch()])).toEqual(["code", "code"]);
    expect(await later.fetch()).toBe("code");
    expect(later.read()).toBe("code");
    expect(importCode).toHaveBeenCalledOnce();
  });

  it("is null where nobody answered, and can be asked for again", async () => {
    const importCode = vi.fn(async () => "code").mockRejectedValueOnce(unreached());
    const later = laterCode(importCode);
    expect(await later.fetch()).toBeNull();
    expect(later.read()).toBeNull();
    expect(await later.fetch()).toBe("code");
  });

  it("tells who waits for it once it is here", async () => {
    const later = laterCode(async () => "code");
    const heard: (string | null)[] = [];
    const stop = later.subscribe(() => void heard.push(later.read()));
    await later.fetch();
    stop();
    await later.fetch();
    expect(heard).toEqual(["code"]);
  });

  it("does not hide that the code itself is broken", async () => {
    const broken = laterCode(() => Promise.reject(new RangeError("broken")));
    await expect(broken.fetch()).rejects.toThrow("broken");
  });
});
