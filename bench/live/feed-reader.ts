import { Agent, get, type IncomingMessage } from "node:http";

/** One open feed that notes when each entry came. Times are `performance.now()`. */
export type FeedReader = { readonly arrivals: ReadonlyMap<number, number>; readonly close: () => void };

/** Opens a feed of an article after `seq`, on a connection of its own. */
export function openReader(url: string, secret: string, articleId: string, seq: number): Promise<FeedReader> {
  const arrivals = new Map<number, number>();
  const headers = {
    Authorization: `Bearer ${secret}`,
    Accept: "text/event-stream",
    "Last-Event-ID": String(seq),
  };
  return new Promise((resolve, reject) => {
    const request = get(
      `${url}/api/v1/articles/${articleId}/events`,
      { headers, agent: new Agent({ keepAlive: false }) },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`The feed answered ${answer.statusCode}.`));
        note(answer, arrivals);
        resolve({ arrivals, close: () => request.destroy() });
      },
    );
    request.on("error", reject);
  });
}

function note(answer: IncomingMessage, arrivals: Map<number, number>): void {
  let rest = "";
  answer.setEncoding("utf8");
  answer.on("error", () => undefined);
  answer.on("data", (text: string) => {
    const now = performance.now();
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith("id: ")) arrivals.set(Number(line.slice(4)), now);
  });
}
