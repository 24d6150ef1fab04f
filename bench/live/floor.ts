import postgres from "postgres";

/** The least that telling somebody of a change can take, in milliseconds, one number for each time it was tried. */
export type Floor = { readonly notify: readonly number[]; readonly durable: readonly number[] };

const EVERY_MS = 100;

/**
 * While `work` runs: how long a NOTIFY takes to a bare listener, alone and with one durably written row in the same
 * statement. `ownerUrl` is a role that may make a table.
 */
export async function measureFloor(ownerUrl: string, work: () => Promise<void>): Promise<Floor> {
  const [speaking, listening] = [postgres(ownerUrl, { max: 1, onnotice }), postgres(ownerUrl, { onnotice })];
  let heard: () => void = () => undefined;
  await speaking`CREATE TABLE IF NOT EXISTS bench_floor (at timestamptz, what text)`;
  await listening.listen("bench_floor", () => heard());
  const time = async (say: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    const hearing = new Promise<number>((resolve) => {
      heard = () => resolve(performance.now() - began);
    });
    await say();
    return hearing;
  };
  const [notify, durable]: [number[], number[]] = [[], []];
  let isOver = false;
  const timing = (async () => {
    while (!isOver) {
      notify.push(await time(() => speaking`SELECT pg_notify('bench_floor', '')`));
      durable.push(
        await time(
          () => speaking`WITH row AS (INSERT INTO bench_floor VALUES (now(), ${"x".repeat(600)}) RETURNING 1)
            SELECT pg_notify('bench_floor', '') FROM row`,
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  await work();
  isOver = true;
  await timing;
  await Promise.all([speaking.end(), listening.end()]);
  return { notify, durable };
}

const onnotice = (): void => undefined;
