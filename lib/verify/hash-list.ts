import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

const BYTES = 32;

/** The hashes of entries 1, 2, 3 …, in a thirtieth of the room that as many texts would take. Grows in place. */
export class HashList {
  private bytes = new Uint8Array(64 * BYTES);
  length = 0;

  push(hash: string): void {
    if (this.bytes.length === this.length * BYTES) {
      const wider = new Uint8Array(this.bytes.length * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    this.bytes.set(hexToBytes(hash), this.length * BYTES);
    this.length += 1;
  }

  /** Of entry `seq`, in hex; null where there is none. */
  at(seq: number): string | null {
    if (seq < 1 || seq > this.length) return null;
    return bytesToHex(this.bytes.subarray((seq - 1) * BYTES, seq * BYTES));
  }
}
