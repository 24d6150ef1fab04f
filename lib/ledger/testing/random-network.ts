import { assertNever } from "../../domain/assert-never";
import type { Asked } from "../commands/author-view";
import { joinCommands } from "../commands/join-commands";
import {
  acknowledge,
  ask,
  commandToSend,
  join,
  openClient,
  type ReviewClient,
  receiveEntries,
  refuse,
  submit,
} from "../commands/review-client";
import { type Command, commandSchema } from "../shapes/command";
import type { LedgerEntry } from "../shapes/ledger-entry";
import { Overtaking } from "./overtaking";
import { draftOn } from "./random-draft";
import type { NetworkStep } from "./random-steps";
import { type Person, ReviewBuilder } from "./review-builder";

/** `entries` is null when it was refused; then `isStale` tells whether because of somebody else's change. */
type Answer = {
  readonly commandId: string;
  readonly entries: readonly LedgerEntry[] | null;
  readonly isStale: boolean;
};

/** What travels: to the server, or to one screen. */
type Message =
  | { readonly kind: "command"; readonly from: number; readonly command: Command }
  | { readonly kind: "ask-entries"; readonly from: number; readonly after: number }
  | { readonly kind: "answer"; readonly to: number; readonly answer: Answer }
  | { readonly kind: "entries"; readonly to: number; readonly entries: readonly LedgerEntry[] };

/** `isFixed`: it was sent once, and must say the same ever after. */
type Waiting = Asked & { readonly isFixed: boolean };

type Screen = {
  readonly person: Person;
  client: ReviewClient;
  /** Survives a crash, as the browser's outbox does. */
  outbox: readonly Waiting[];
  isConnected: boolean;
};

const TEXT =
  "The ferry carried 1,204 people on Monday. Nobody counted the bicycles. The fare rose by 4.1 per cent since 1974.";

/** Some screens, one server and the network between them; nothing happens but by `step` and `calmDown`. */
export class SimulatedDesk {
  readonly server = new ReviewBuilder(TEXT);
  readonly screens: readonly Screen[];
  /** Every command that somebody asked for. */
  readonly asked = new Set<string>();
  /** The word that each screen was given, by command: its entries, or null when it was refused. */
  readonly told = new Map<string, readonly LedgerEntry[] | null>();
  /** Commands that somebody else overtook, and that went on in a later one. */
  readonly joined = new Set<string>();
  readonly overtaking: Overtaking;
  /** How often the server carried a command out. */
  readonly carriedOut = new Map<string, number>();
  readonly #answers = new Map<string, Answer>();
  #network: readonly Message[] = [];

  constructor() {
    this.overtaking = new Overtaking(this.server);
    const { owner, editor, reviewer1, reviewer2 } = this.server.people;
    this.screens = [owner, editor, reviewer1, reviewer2].map((person) => ({
      person,
      client: openClient(this.server.state),
      outbox: [],
      isConnected: true,
    }));
  }

  step({ do: what, who, pick }: NetworkStep): void {
    const screen = this.screens[who];
    if (screen === undefined) return;
    switch (what) {
      case "ask":
        this.#ask(screen, pick);
        break;
      case "send":
        this.#send(screen, who);
        break;
      case "catch-up":
        this.#post({ kind: "ask-entries", from: who, after: screen.client.confirmed.seq });
        break;
      case "deliver":
        this.#deliver(this.#take(pick));
        break;
      case "repeat":
        this.#deliver(this.#network[pick % Math.max(1, this.#network.length)]);
        break;
      case "drop":
        this.#take(pick);
        break;
      case "disconnect":
        screen.isConnected = false;
        break;
      case "reconnect":
        screen.isConnected = true;
        break;
      case "crash":
        this.#crash(screen);
        break;
      default:
        assertNever(what);
    }
  }

  /** The line is good again: everybody sends what waits and reads what they missed. */
  calmDown(): void {
    this.#network = [];
    for (const screen of this.screens) screen.isConnected = true;
    while (this.screens.some((screen) => screen.outbox.length > 0)) {
      for (const [who, screen] of this.screens.entries()) this.#send(screen, who);
      this.#deliverAll();
    }
    for (const [from, { client }] of this.screens.entries()) {
      this.#post({ kind: "ask-entries", from, after: client.confirmed.seq });
    }
    this.#deliverAll();
  }

  #ask(screen: Screen, pick: number): void {
    const draft = draftOn(screen.client.shown, pick, this.server.nextId, screen.person.id);
    const command = commandSchema.parse({ ...draft, commandId: this.server.nextId() });
    const context = this.server.contextFor(screen.person);
    this.asked.add(command.commandId);
    this.overtaking.noteAsked(command, screen.client);
    const asked = ask(screen.client, command, context);
    screen.outbox = [...screen.outbox, { ...asked, isFixed: false }];
    screen.client = submit(screen.client, asked, context);
  }

  /** The oldest that waits, also when it is on its way already: its answer may be lost. */
  #send(screen: Screen, from: number): void {
    const [first] = screen.outbox;
    if (first === undefined) return;
    const command = first.isFixed ? first.command : commandToSend(screen.client, first, screen.person.id);
    if (command === null) {
      this.#post({ kind: "ask-entries", from, after: screen.client.confirmed.seq });
      return;
    }
    screen.outbox = [{ ...first, command, isFixed: true }, ...screen.outbox.slice(1)];
    this.#post({ kind: "command", from, command });
  }

  #crash(screen: Screen): void {
    const context = this.server.contextFor(screen.person);
    const client = openClient(this.server.state);
    screen.client = screen.outbox.reduce((next, asked) => submit(next, asked, context), client);
  }

  #post(message: Message): void {
    const isLost = "from" in message && this.screens[message.from]?.isConnected === false;
    if (!isLost) this.#network = [...this.#network, message];
  }

  #take(pick: number): Message | undefined {
    const at = pick % Math.max(1, this.#network.length);
    const taken = this.#network[at];
    this.#network = this.#network.filter((_, place) => place !== at);
    return taken;
  }

  #deliverAll(): void {
    while (this.#network.length > 0) this.#deliver(this.#take(0));
  }

  #deliver(message: Message | undefined): void {
    switch (message?.kind) {
      case undefined:
        break;
      case "command":
        this.#carryOut(message.from, message.command);
        break;
      case "ask-entries": {
        const entries = this.server.entries.filter((entry) => entry.seq > message.after);
        this.#post({ kind: "entries", to: message.from, entries });
        break;
      }
      case "answer":
        this.#hearAnswer(message.to, message.answer);
        break;
      case "entries":
        this.#hearEntries(message.to, message.entries);
        break;
      default:
        assertNever(message);
    }
  }

  /** The server: the same command again has the same answer and no second effect. */
  #carryOut(from: number, command: Command): void {
    const screen = this.screens[from];
    if (screen === undefined) return;
    const { commandId } = command;
    const answer = this.#answers.get(commandId) ?? this.#decideNow(screen.person, command);
    this.#answers.set(commandId, answer);
    this.#post({ kind: "answer", to: from, answer });
  }

  #decideNow(person: Person, command: Command): Answer {
    const { commandId } = command;
    const before = this.server.entries.length;
    this.overtaking.noteSent(command);
    const decision = this.server.attempt(person, command);
    this.overtaking.noteDecided(person.id, command, decision);
    this.carriedOut.set(commandId, (this.carriedOut.get(commandId) ?? 0) + 1);
    const entries = this.server.entries.slice(before);
    for (const entry of entries) {
      for (const to of this.screens.keys()) this.#post({ kind: "entries", to, entries: [entry] });
    }
    return {
      commandId,
      entries: decision.ok ? entries : null,
      isStale: !decision.ok && decision.failure.kind === "stale",
    };
  }

  #hearEntries(to: number, entries: readonly LedgerEntry[]): void {
    const screen = this.screens[to];
    if (screen?.isConnected) screen.client = receiveEntries(screen.client, entries);
  }

  #hearAnswer(to: number, { commandId, entries, isStale }: Answer): void {
    const screen = this.screens[to];
    if (screen === undefined || !screen.isConnected) return;
    const first = screen.outbox.find(({ command }) => command.commandId === commandId);
    if (isStale && first !== undefined && this.#goOn(screen, first)) return;
    screen.outbox = screen.outbox.filter((each) => each !== first);
    screen.client =
      entries === null ? refuse(screen.client, commandId) : acknowledge(screen.client, commandId, entries);
    if (!this.joined.has(commandId)) this.told.set(commandId, entries);
  }

  /** What was overtaken goes on in the next command about the same thing, if there is one. */
  #goOn(screen: Screen, first: Waiting): boolean {
    for (const next of screen.outbox) {
      const joined = next.isFixed ? null : joinCommands(first, next);
      if (joined === null) continue;
      const into = { seen: joined.seen, command: commandSchema.parse(joined.command), isFixed: false };
      this.joined.add(first.command.commandId);
      this.overtaking.noteJoined(first.command, into.command);
      screen.outbox = screen.outbox.flatMap((each) =>
        each === first ? [] : each === next ? [into] : [each],
      );
      screen.client = join(screen.client, first.command.commandId, into);
      return true;
    }
    return false;
  }
}
