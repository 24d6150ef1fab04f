import fc from "fast-check";

/** What the network, or somebody at a screen, does next; the numbers choose among what is there. */
export type NetworkStep = {
  readonly do:
    | "ask"
    | "send"
    | "deliver"
    | "repeat"
    | "drop"
    | "catch-up"
    | "disconnect"
    | "reconnect"
    | "crash";
  readonly who: number;
  readonly pick: number;
};

const weighted = (weight: number, what: NetworkStep["do"]) => ({ weight, arbitrary: fc.constant(what) });

/** A long afternoon on a bad line: mostly work, and everything that can go wrong with a message. */
export const networkSteps = fc.array(
  fc.record<NetworkStep>({
    do: fc.oneof(
      weighted(8, "ask"),
      weighted(8, "send"),
      weighted(14, "deliver"),
      weighted(3, "repeat"),
      weighted(3, "drop"),
      weighted(2, "catch-up"),
      weighted(1, "disconnect"),
      weighted(2, "reconnect"),
      weighted(1, "crash"),
    ),
    who: fc.nat(3),
    pick: fc.nat(10_000),
  }),
  { minLength: 60, maxLength: 160, size: "max" },
);
