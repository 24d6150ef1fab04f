// One web process of several; scripts/web-processes.mjs starts it and tells it when to stop.
import { errorMessage } from "../lib/database/embedded/error-code.mjs";
import { servePages } from "./serve-pages.mjs";

// Ctrl-C in a terminal reaches every process at once. This one waits to be told, so that answers are finished.
for (const name of ["SIGINT", "SIGHUP"]) process.on(name, () => undefined);
process.on("unhandledRejection", (error) => console.error(error));
process.on("uncaughtException", (error) => console.error(error));

const [host = "", port] = process.argv.slice(2);
try {
  const server = await servePages({ host, port: Number(port), isDev: false });
  const stop = async () => {
    await server.close();
    process.exit();
  };
  process.on("message", (message) => {
    if (message === "stop") stop();
  });
  process.once("SIGTERM", stop);
} catch (error) {
  process.send?.({ complaint: errorMessage(error) }, () => process.exit(1));
}
