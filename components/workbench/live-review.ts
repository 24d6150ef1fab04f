import { assertNever } from "@/lib/domain/assert-never";
import { changesView } from "@/lib/ledger/changes-view";
import { type CommandInput, commandSchema } from "@/lib/ledger/command";
import {
  acknowledge,
  fillHistory,
  hasHistory,
  isBehind,
  openClient,
  type ReviewClient,
  receiveEntries,
  refuse,
  reset,
  submit,
  unansweredCount,
  waitingMarks,
} from "@/lib/ledger/review-client";
import type { ShownEntry } from "@/lib/ledger/shown-entry";
import { type Connection, followArticle } from "./article-feed";
import { type Answer, type CommandSender, makeSender, type SendingLine } from "./command-sender";
import { writeDraft } from "./draft";
import { fetchEntries } from "./fetch-entries";
import { fetchReview } from "./fetch-review";
import { browserStorage } from "./kept-storage";
import { newId } from "./new-id";
import { openOutbox } from "./open-outbox";
import type { DraftRef, Outbox, WaitingCommand } from "./outbox";
import type { Returned, ReviewSnapshot, ReviewStore, Saving, Sent, StoreStart } from "./review-store";
import { joinTabs, type TabGroup } from "./tab-group";
import type { TabMessage } from "./tab-message";

/** How long the tab in which a command was asked for has to say that it told the person. */
const TELLING_MS = 500;

/** The review as one tab knows it: the pure client, the outbox, the other tabs, and what goes over the line. */
export class LiveReview implements ReviewStore {
  readonly #start: StoreStart;
  readonly #tab = newId();
  readonly #listeners = new Set<() => void>();
  readonly #named = new Map<string, Set<(data: string) => void>>();
  /** Forms that wait for the server's word. */
  readonly #askers = new Map<string, (sent: Sent) => void>();
  readonly #told = new Set<string>();
  #client: ReviewClient;
  #connection: Connection = "connecting";
  #line: SendingLine = "open";
  #hasSaved = false;
  #isKept = true;
  #returned: readonly Returned[] = [];
  #outbox: Promise<Outbox> | null = null;
  #group: TabGroup<TabMessage> | null = null;
  /** Set while this tab leads: only the leader sends and holds the stream. */
  #sender: CommandSender | null = null;
  #snapshot: ReviewSnapshot;
  /** Things are shown now that were withheld when the review was read, or the other way round. */
  #isOutdated = false;
  #reloading: Promise<boolean> | null = null;

  constructor(start: StoreStart) {
    this.#start = start;
    this.#client = openClient(start.state);
    this.#snapshot = this.#draw();
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly getSnapshot = () => this.#snapshot;

  readonly send = async (command: CommandInput, draft?: DraftRef): Promise<Sent> => {
    const { commandId } = command;
    const waiting = { command, draft: draft ?? null, at: new Date().toISOString(), tab: this.#tab };
    const fits = this.#apply(waiting);
    const answer = new Promise<Sent>((resolve) => this.#askers.set(commandId, resolve));
    const outbox = await this.#openOutbox();
    await outbox.add(waiting);
    this.#isKept = outbox.isKept();
    this.#group?.post({ kind: "submitted", waiting });
    void this.#sender?.pump();
    if (!fits || !this.#isKept) return answer;
    this.#askers.delete(commandId);
    return { kind: "waiting" };
  };

  readonly retry = () => {
    this.#group?.post({ kind: "retry" });
    void this.#sender?.pump();
  };

  readonly loadHistory = async (): Promise<void> => {
    if (hasHistory(this.#client)) return;
    const all = await fetchEntries(this.#articleId, 0);
    if (all.kind !== "entries") return;
    if (!this.#changesView(all.entries)) return this.#change(fillHistory(this.#client, all.entries));
    this.#isOutdated = true;
    if (await this.reload()) await this.loadHistory();
  };

  readonly reload = () => {
    this.#reloading ??= this.#readAnew().finally(() => {
      this.#reloading = null;
    });
    return this.#reloading;
  };

  readonly dismiss = (commandId: string) => {
    this.#group?.post({ kind: "dismissed", commandId });
    this.#forgetReturned(commandId);
  };

  readonly onNamed = (name: string, listener: (data: string) => void) => {
    const listeners = this.#named.get(name) ?? new Set();
    this.#named.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  };

  readonly start = () => {
    let isOver = false;
    void this.#openOutbox().then((outbox) => {
      if (isOver) return;
      const { userId } = this.#start;
      this.#group = joinTabs<TabMessage>(`assay:${userId}:${this.#articleId}`, {
        hear: (message) => this.#hear(message),
        lead: () => this.#lead(outbox),
      });
      this.#group.post({ kind: "hello", seq: this.#client.confirmed.seq });
    });
    return () => {
      isOver = true;
      this.#group?.leave();
      this.#group = null;
    };
  };

  async #readAnew(): Promise<boolean> {
    const state = await fetchReview(this.#articleId);
    if (state === null) return false;
    const hadHistory = hasHistory(this.#client);
    this.#isOutdated = false;
    this.#change(reset(this.#client, state));
    if (hadHistory) void this.loadHistory();
    else void this.#catchUp();
    return true;
  }

  /** Whether entries show that what is known here was withheld in part, or is to be. */
  #changesView(entries: readonly ShownEntry[]): boolean {
    return changesView(this.#client.confirmed, entries, this.#start.contextAt(new Date().toISOString()));
  }

  /** Takes in what follows; what does not follow, because other things are shown now, is read anew with all else. */
  async #takeIn(entries: readonly ShownEntry[]): Promise<void> {
    this.#isOutdated ||= this.#changesView(entries);
    if (!this.#isOutdated) return this.#change(receiveEntries(this.#client, entries));
    await this.reload();
  }

  get #articleId() {
    return this.#start.state.articleId;
  }

  /** The outbox, opened once; what waited in it from before is done on the screen first. */
  #openOutbox(): Promise<Outbox> {
    const { userId } = this.#start;
    this.#outbox ??= openOutbox(userId, this.#articleId, new Date().toISOString()).then(async (outbox) => {
      for (const waiting of await outbox.read()) this.#apply(waiting);
      this.#isKept = outbox.isKept();
      this.#change(this.#client);
      return outbox;
    });
    return this.#outbox;
  }

  /** Does a command on the screen. False when it does not fit what is shown: only the server can tell. */
  #apply({ command, at }: WaitingCommand): boolean {
    const parsed = commandSchema.safeParse(command);
    if (!parsed.success) return false;
    this.#change(submit(this.#client, parsed.data, this.#start.contextAt(at)));
    const own = this.#client.unconfirmed.find((each) => each.command.commandId === parsed.data.commandId);
    return own !== undefined && own.doubt === null;
  }

  #lead(outbox: Outbox): () => void {
    const sender = makeSender(this.#articleId, outbox, {
      answered: (waiting, answer) => {
        this.#group?.post({ kind: "answered", waiting, answer });
        void this.#takeAnswer(waiting, answer);
      },
      line: (line) => this.#standAt(this.#connection, line),
    });
    this.#sender = sender;
    void sender.pump();
    const unfollow = followArticle(this.#articleId, () => this.#client.confirmed.seq, {
      entries: (entries) => {
        this.#group?.post({ kind: "entries", entries });
        void this.#receive(entries);
      },
      connection: (connection) => {
        this.#standAt(connection, this.#line);
        if (connection === "live") void sender.pump();
      },
      named: (name, data) => {
        this.#group?.post({ kind: "named", name, data });
        this.#tellNamed(name, data);
      },
    });
    return () => {
      this.#sender = null;
      sender.stop();
      unfollow();
    };
  }

  #hear(message: TabMessage): void {
    switch (message.kind) {
      case "hello":
        if (this.#sender !== null) this.#sayStanding();
        return;
      case "standing":
        if (this.#sender !== null) return;
        this.#connection = message.connection;
        this.#line = message.line;
        this.#change({ ...this.#client, heardSeq: Math.max(this.#client.heardSeq, message.seq) });
        void this.#catchUp();
        return;
      case "entries":
        void this.#receive(message.entries);
        return;
      case "submitted":
        this.#apply(message.waiting);
        void this.#sender?.pump();
        return;
      case "answered":
        void this.#takeAnswer(message.waiting, message.answer);
        return;
      case "told":
        this.#told.add(message.commandId);
        return;
      case "dismissed":
        this.#forgetReturned(message.commandId);
        return;
      case "retry":
        void this.#sender?.pump();
        return;
      case "named":
        this.#tellNamed(message.name, message.data);
        return;
      default:
        assertNever(message);
    }
  }

  async #takeAnswer(waiting: WaitingCommand, answer: Answer): Promise<void> {
    const { commandId } = waiting.command;
    // Whoever is told that somebody else was first should see what that was.
    if (answer.kind === "stale") await this.#catchUp(true);
    if (answer.kind === "saved") {
      this.#hasSaved = true;
      this.#isOutdated ||= this.#changesView(answer.events);
      this.#change(acknowledge(this.#client, commandId, answer.events));
    } else {
      this.#change(refuse(this.#client, commandId));
      this.#comeBack(waiting, answer);
    }
    this.#answerAsker(commandId, answer);
    await (this.#isOutdated ? this.reload() : this.#catchUp());
  }

  /** A command was not taken: the form that waits for it says so, else this screen does; whoever asked comes first. */
  #comeBack(waiting: WaitingCommand, outcome: Returned["outcome"]): void {
    const { commandId } = waiting.command;
    if (waiting.tab === this.#tab) {
      this.#group?.post({ kind: "told", commandId });
      if (!this.#askers.has(commandId)) this.#giveBack(waiting, outcome);
      return;
    }
    if (this.#sender === null) return;
    setTimeout(() => {
      if (!this.#told.has(commandId)) this.#giveBack(waiting, outcome);
    }, TELLING_MS);
  }

  #giveBack({ command, draft }: WaitingCommand, outcome: Returned["outcome"]): void {
    if (draft !== null) writeDraft(browserStorage(), draft.key, draft.value);
    this.#returned = [...this.#returned, { command, draft, outcome }];
    this.#change(this.#client);
  }

  #forgetReturned(commandId: string): void {
    this.#returned = this.#returned.filter((each) => each.command.commandId !== commandId);
    this.#change(this.#client);
  }

  #answerAsker(commandId: string, sent: Sent): void {
    this.#askers.get(commandId)?.(sent);
    this.#askers.delete(commandId);
  }

  async #receive(entries: readonly ShownEntry[]): Promise<void> {
    await this.#takeIn(entries);
    await this.#catchUp();
  }

  /** Fetches the entries that are known to be missing. */
  async #catchUp(isCertain = false): Promise<void> {
    if (!isCertain && !isBehind(this.#client)) return;
    const missing = await fetchEntries(this.#articleId, this.#client.confirmed.seq);
    if (missing.kind === "entries") await this.#takeIn(missing.entries);
  }

  #standAt(connection: Connection, line: SendingLine): void {
    this.#connection = connection;
    this.#line = line;
    if (line !== "open") for (const commandId of [...this.#askers.keys()]) this.#letGo(commandId);
    this.#change(this.#client);
    this.#sayStanding();
  }

  /** Nobody answers: a form need not wait, the command does. */
  #letGo(commandId: string): void {
    this.#answerAsker(commandId, { kind: "waiting" });
  }

  #sayStanding(): void {
    const { seq } = this.#client.confirmed;
    this.#group?.post({ kind: "standing", seq, connection: this.#connection, line: this.#line });
  }

  #tellNamed(name: string, data: string): void {
    for (const listener of this.#named.get(name) ?? []) listener(data);
  }

  #change(client: ReviewClient): void {
    this.#client = client;
    this.#snapshot = this.#draw();
    for (const listener of this.#listeners) listener();
  }

  #draw(): ReviewSnapshot {
    const waiting = unansweredCount(this.#client);
    return {
      state: this.#client.shown,
      entries: this.#client.entries,
      isComplete: hasHistory(this.#client),
      saving: savingOf(waiting, this.#line),
      waiting,
      marks: waitingMarks(this.#client),
      hasSaved: this.#hasSaved,
      connection: this.#connection,
      isKept: this.#isKept,
      returned: this.#returned,
    };
  }
}

function savingOf(waiting: number, line: SendingLine): Saving {
  if (waiting === 0) return "saved";
  switch (line) {
    case "open":
      return "saving";
    case "unreached":
      return "waiting";
    case "signed-out":
      return "signed-out";
    default:
      return assertNever(line);
  }
}
