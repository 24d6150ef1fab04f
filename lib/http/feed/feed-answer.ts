/** An answer that goes on for as long as its client stays: made bit by bit, as it is taken. */
export class FeedAnswer extends Response {
  /** The same as the body, for a server that writes to the connection itself. Only one of the two may be read. */
  readonly messages: AsyncGenerator<Uint8Array, void>;

  constructor(
    messages: AsyncGenerator<Uint8Array, void>,
    stop: () => Promise<void>,
    headers: Readonly<Record<string, string>>,
  ) {
    const body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const next = await messages.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
        cancel: stop,
      },
      // Nothing is made before somebody reads.
      { highWaterMark: 0 },
    );
    super(body, { headers });
    this.messages = messages;
  }
}
