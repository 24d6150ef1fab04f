import { safeFetch } from "../safe-fetch";

/** A process that fetches one address as its environment says, and prints what came of it. */
const result = await safeFetch(process.argv[2] ?? "");
console.log(result.ok ? new TextDecoder().decode(result.value.bytes) : result.failure.message);
