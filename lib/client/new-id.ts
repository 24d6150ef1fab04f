import type { CommandInput } from "../ledger/shapes/command";
import type { CommandDraft } from "../ledger/shapes/command-draft";

/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing where a desk is served without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, at) => stamped(byte, at).toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A command with an id of its own, ready to be sent as often as it takes. */
export function newCommand(draft: CommandDraft): CommandInput {
  return { ...draft, commandId: newId() };
}

/** Version 4 in the seventh byte, the RFC's variant in the ninth. */
function stamped(byte: number, at: number): number {
  if (at === 6) return (byte & 0x0f) | 0x40;
  return at === 8 ? (byte & 0x3f) | 0x80 : byte;
}
