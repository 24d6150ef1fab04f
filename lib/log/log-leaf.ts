import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type Hash, leafHash } from "./merkle-tree";

/** An entry as the log has it: whose ledger it is in, its seq there, and its hash in hex. */
export type LoggedEntry = { readonly articleId: string; readonly seq: number; readonly hash: string };

/** The text of a leaf, which the tree hashes as UTF-8. */
export const leafText = ({ articleId, seq, hash }: LoggedEntry): string => `${articleId} ${seq} ${hash}`;

/** The hash of an entry's leaf. */
export const hashLogged = (entry: LoggedEntry): Hash => leafHash(utf8ToBytes(leafText(entry)));
