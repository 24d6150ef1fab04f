import { describe, expect, it } from "vitest";
import { whyNotPublic } from "./public-address";

/** One of each special-purpose range (IANA), at its ends where a slip would show. */
const NOT_PUBLIC = `
0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255
198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::ffff:0:127.0.0.1
0:0:0:0:0:ffff:c0a8:1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b::10.1.2.3 64:ff9b:1::8.8.8.8 2002:7f00:1::
2002:a9fe:a9fe::1 2002:c0a8:0101::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1
2001:db8::1 3fff::1 100::1 5f00::1 fc00::1 fd12:3456:789a::1 fdff:ffff::1 fe80::1 febf::1 fec0::1 ff02::1 ff0e::1
4000::1 8000::1 e000::1 fe80::1%eth0 2606:4700::1%1`
  .trim()
  .split(/\s+/);

const PUBLIC = `
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 169.253.255.255 169.255.0.1
172.15.255.255 172.32.0.1 192.167.255.255 192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255 2606:4700:4700::1111
2a00:1450:4001:81b::200e 2001:4860:4860::8888 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1 2620:fe::fe`
  .trim()
  .split(/\s+/);

describe("public addresses", () => {
  it.each(NOT_PUBLIC)("refuses %s", (address) => {
    expect(whyNotPublic(address)).not.toBeNull();
  });

  it.each(PUBLIC)("lets %s through", (address) => {
    expect(whyNotPublic(address)).toBeNull();
  });

  it.each(["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "8.8.8", "", "localhost", "[::1]", "1.1.1.1 "])(
    "takes %j for no address, whatever it might stand for elsewhere",
    (written) => {
      expect(whyNotPublic(written)).toBe("malformed");
    },
  );
});
