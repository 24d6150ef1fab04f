import { describe, expect, it } from "vitest";
import { parseAllowedHost } from "../domain/allowed-host";
import { parseTarget } from "./fetch-target";
import { whyNotPublic } from "./public-address";

const target = (address: string, allowed: readonly string[] = []) => {
  const parsed = parseTarget(
    address,
    allowed.flatMap((each) => parseAllowedHost(each) ?? []),
  );
  return parsed.ok ? parsed.value : parsed.failure.kind;
};

describe("an address to fetch", () => {
  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://0x7f.1/",
    "http://0/",
    "http://127.0.0.1./",
    "http://%31%32%37.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http:\\\\127.0.0.1\\",
    "http:127.0.0.1",
    " http://127.0.0.1/ ",
    "ht\ntp://127.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::169.254.169.254]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "https://10.0.0.1/",
  ])("knows %j for an IP address, and one that is not public", (address) => {
    const parsed = target(address);
    if (typeof parsed === "string") throw new Error(parsed);
    expect(parsed.isIp).toBe(true);
    expect(whyNotPublic(parsed.host)).not.toBeNull();
  });

  it.each([
    ["ftp://example.org/", "bad-scheme"],
    ["file:///etc/passwd", "bad-scheme"],
    ["gopher://127.0.0.1:6379/_", "bad-scheme"],
    ["data:text/html,x", "bad-scheme"],
    ["javascript:alert(1)", "bad-scheme"],
    ["blob:https://example.org/1", "bad-scheme"],
    ["example.org", "bad-address"],
    ["", "bad-address"],
    ["http://", "bad-address"],
    ["http://[::1", "bad-address"],
    ["http://[fe80::1%25eth0]/", "bad-address"],
    ["http://256.256.256.256/", "bad-address"],
    ["http://exa mple.org/", "bad-address"],
    ["http://user@example.org/", "credentials"],
    ["http://user:secret@example.org/", "credentials"],
    ["http://example.org@127.0.0.1/", "credentials"],
    ["http://example.org:22/", "bad-port"],
    ["http://example.org:8080/", "bad-port"],
    ["https://example.org:6379/", "bad-port"],
  ])("refuses %j as %s", (address, kind) => {
    expect(target(address)).toBe(kind);
  });

  it("says nothing of a password in what it refuses", () => {
    const parsed = parseTarget("http://user:secret@example.org/a", []);
    expect(JSON.stringify(parsed)).not.toContain("secret");
  });

  it.each([
    ["http://example.org/", "example.org", 80],
    ["https://EXAMPLE.org./a?b#c", "example.org", 443],
    ["http://example.org:443/", "example.org", 443],
    ["https://bücher.example/", "xn--bcher-kva.example", 443],
    ["http://[2606:4700::1]/", "2606:4700::1", 80],
  ])("takes %s", (address, host, port) => {
    expect(target(address)).toMatchObject({ host, port, isAllowed: false });
  });

  it("takes any port and a private host where the environment names them", () => {
    expect(target("http://127.0.0.1:8080/", ["127.0.0.1:8080"])).toMatchObject({ isAllowed: true });
    expect(target("http://127.0.0.1:8081/", ["127.0.0.1:8080"])).toBe("bad-port");
    expect(target("http://0x7f000001:8080/", ["127.0.0.1"])).toMatchObject({ isAllowed: true });
    expect(target("http://[::1]:3000/", ["[::1]:3000"])).toMatchObject({ isAllowed: true });
    expect(target("http://Intranet.example:9/", ["intranet.example"])).toMatchObject({ isAllowed: true });
    expect(target("http://not-intranet.example/", ["intranet.example"])).toMatchObject({ isAllowed: false });
    expect(target("http://x.intranet.example/", ["intranet.example"])).toMatchObject({ isAllowed: false });
  });
});
