import {
  acknowledge,
  ask,
  commandToSend,
  fillHistory,
  hasHistory,
  hearOf,
  isBehind,
  join,
  openClient,
  type ReviewClient,
  receiveEntries,
  refuse,
  reset,
  submit,
  unansweredCount,
} from "../../ledger/commands/review-client";
import { changesView } from "../../ledger/readers/changes-view";
import type { Command, CommandInput } from "../../ledger/shapes/command";
import type { ShownEntry } from "../../ledger/shapes/shown-entry";
import { type FetchedEntries, fetchEntries, fetchReview } from "../feed/fetch-entries";
import type { WaitingCommand } from "../outbox/outbox";
import { commandParser } from "./command-parser";
import type { StoreStart } from "./review-store";

/** The review as a tab knows it: the pure client, and how what it lacks is read from the server. */
export class KnownReview {
  readonly #start: StoreStart;
  readonly #changed: () => void;
  #client: ReviewClient;
  /** Things are shown now that were withheld when the review was read, or the other way round. */
  #isOutdated = false;
  #reloading: Promise<boolean> | null = null;
  #hasSaved = false;
  #readings = 0;

  constructor(start: StoreStart, changed: () => void) {
    this.#start = start;
    this.#changed = changed;
    this.#client = openClient(start.state);
  }

  get client(): ReviewClient {
    return this.#client;
  }

  /** Whether the server took a command that was asked for here: its answer says so, or its entries, which may come first. */
  get hasSaved(): boolean {
    return this.#hasSaved;
  }

  /** How often the review was read anew. */
  get readings(): number {
    return this.#readings;
  }

  get seq(): number {
    return this.#client.confirmed.seq;
  }

  /** A command as it is to wait: with what its author sees now of what it changes. */
  ask(command: CommandInput, at: string): Pick<WaitingCommand, "command" | "seen"> {
    const parsed = parse(command);
    return parsed === null ? { command, seen: null } : ask(this.#client, parsed, this.#start.contextAt(at));
  }

  /** A waiting command as it is to be sent now; null when what it rests on cannot be read. */
  async word(waiting: WaitingCommand): Promise<WaitingCommand | null> {
    if ((await commandParser.fetch()) === null) return null;
    const parsed = parse(waiting.command);
    if (parsed === null) return waiting;
    if ((await this.catchUp()) === "closed") return waiting;
    const asked = { command: parsed, seen: waiting.seen };
    const command = commandToSend(this.#client, asked, this.#start.contextAt(waiting.at).actor);
    return command === null ? null : { ...waiting, command };
  }

  /** Does a command on the screen. False when it does not fit what is shown: only the server can tell. */
  submit({ command, seen, at }: WaitingCommand): boolean {
    const parsed = parse(command);
    if (parsed === null) return false;
    this.#change(submit(this.#client, { command: parsed, seen }, this.#start.contextAt(at)));
    const own = this.#client.unconfirmed.find((each) => each.command.commandId === parsed.commandId);
    return own !== undefined && own.doubt === null;
  }

  acknowledge(commandId: string, entries: readonly ShownEntry[]): void {
    this.#isOutdated ||= this.#changesView(entries);
    this.#hasSaved = true;
    this.#change(acknowledge(this.#client, commandId, entries));
  }

  /** A command goes on in a later one. */
  join(commandId: string, { command, seen }: WaitingCommand): void {
    const parsed = parse(command);
    if (parsed === null) this.refuse(commandId);
    else this.#change(join(this.#client, commandId, { command: parsed, seen }));
  }

  refuse(commandId: string): void {
    this.#change(refuse(this.#client, commandId));
  }

  /** Takes in what the server says, and fetches what is missing before it. */
  async receive(entries: readonly ShownEntry[]): Promise<void> {
    await this.#takeIn(entries);
    await this.catchUp();
  }

  /** Another tab stands at `seq`: what this one lacks of it is fetched. */
  async receiveUpTo(seq: number): Promise<void> {
    this.#change(hearOf(this.#client, seq));
    await this.catchUp();
  }

  /** Fetches the entries that are known to be missing; `isCertain` where it is known that there must be some. */
  async catchUp(isCertain = false): Promise<FetchedEntries["kind"]> {
    if (!isCertain && !isBehind(this.#client)) return "entries";
    const missing = await fetchEntries(this.#articleId, this.seq);
    if (missing.kind === "entries") await this.#takeIn(missing.entries);
    return missing.kind;
  }

  /** After a word of the server's: reads anew what it shows differently now, or else what is missing. */
  async settle(): Promise<void> {
    await (this.#isOutdated ? this.reload() : this.catchUp());
  }

  async loadHistory(): Promise<void> {
    if (hasHistory(this.#client)) return;
    const all = await fetchEntries(this.#articleId, 0);
    if (all.kind !== "entries") return;
    if (!this.#changesView(all.entries)) return this.#change(fillHistory(this.#client, all.entries));
    this.#isOutdated = true;
    if (await this.reload()) await this.loadHistory();
  }

  /** Reads the review anew. What waits stays. False when nobody answered. */
  reload(): Promise<boolean> {
    this.#reloading ??= this.#readAnew().finally(() => {
      this.#reloading = null;
    });
    return this.#reloading;
  }

  async #readAnew(): Promise<boolean> {
    const state = await fetchReview(this.#articleId);
    if (state === null) return false;
    const hadHistory = hasHistory(this.#client);
    this.#isOutdated = false;
    this.#readings += 1;
    this.#change(reset(this.#client, state));
    if (hadHistory) void this.loadHistory();
    else void this.catchUp();
    return true;
  }

  /** Takes in what follows; what does not follow, because other things are shown now, is read anew with all else. */
  async #takeIn(entries: readonly ShownEntry[]): Promise<void> {
    this.#isOutdated ||= this.#changesView(entries);
    if (this.#isOutdated) return void (await this.reload());
    const next = receiveEntries(this.#client, entries);
    this.#hasSaved ||= unansweredCount(next) < unansweredCount(this.#client);
    this.#change(next);
  }

  /** Whether entries show that what is known here was withheld in part, or is to be. */
  #changesView(entries: readonly ShownEntry[]): boolean {
    return changesView(this.#client.confirmed, entries, this.#start.contextAt(new Date().toISOString()));
  }

  get #articleId() {
    return this.#start.state.articleId;
  }

  #change(client: ReviewClient): void {
    this.#client = client;
    this.#changed();
  }
}

/** Null for what is no command of this version, and for any while what reads commands could not be fetched. */
function parse(command: CommandInput): Command | null {
  return commandParser.read()?.safeParse(command).data ?? null;
}
