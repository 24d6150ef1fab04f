import { keptSecrets, replaceLogKey } from "../../lib/database/embedded/kept-secrets.mjs";
import { environment } from "../../lib/env";
import { toBase64 } from "../../lib/log/base64";
import { noteKey } from "../../lib/log/signed-note";
import { type CommandLine, readTyped, UsageError } from "../command-line";

export const command: CommandLine = {
  usage: "log rotate",
  what: "Makes another key for the desks' logs; what the present one signed can still be verified. Start Assay again afterwards.",
  async run(args) {
    readTyped(args, [], 0);
    const { ASSAY_LOG_KEY, ASSAY_DATA_DIR } = environment();
    if (ASSAY_LOG_KEY === undefined)
      throw new UsageError("There is no key yet: it is made when Assay starts.");
    const publicKey = toBase64(noteKey("", ASSAY_LOG_KEY).publicKey);
    const isKept = Buffer.from(keptSecrets(ASSAY_DATA_DIR).logKey, "base64").equals(ASSAY_LOG_KEY);
    if (!isKept)
      throw new UsageError(
        `The key is set by ASSAY_LOG_KEY. Put another there (openssl rand -base64 32), and this among ASSAY_LOG_OLDER_KEYS: ${publicKey}`,
      );
    replaceLogKey(ASSAY_DATA_DIR, publicKey);
    console.log(
      "There is another key. It signs from the next start of Assay on; the older one stays among those that are told.",
    );
    return 0;
  },
};
