import { describe, expect, it } from "vitest";
import { parseAllowedHost } from "./allowed-host";

describe("a host that the environment allows", () => {
  it.each(["", " ", "a/b", "a:0", "a:70000", "a@b", "http://a", "[::1", "*"])(
    "takes %j for no host",
    (entry) => {
      expect(parseAllowedHost(entry)).toBeNull();
    },
  );

  it.each([
    ["intranet.example", "intranet.example", null],
    [" Intranet.Example.:8080 ", "intranet.example", 8080],
    ["[::1]:443", "::1", 443],
    ["0x7f.1", "127.0.0.1", null],
  ])("takes %j", (entry, host, port) => {
    expect(parseAllowedHost(entry)).toEqual({ host, port });
  });
});
