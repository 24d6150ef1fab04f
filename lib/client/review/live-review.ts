import { assertNever } from "../../domain/assert-never";
import type { CommandInput } from "../../ledger/shapes/command";
import { NamedListeners } from "../feed/named-events";
import { newId } from "../new-id";
import type { Answer } from "../outbox/command-sender";
import { openOutbox } from "../outbox/open-outbox";
import type { DraftRef, Outbox, WaitingCommand } from "../outbox/outbox";
import { type Lead, leadTabs, type Standing, type TabMessage } from "../tabs/lead-tabs";
import { joinTabs, type TabGroup } from "../tabs/tab-group";
import { commandParser } from "./command-parser";
import { drawSnapshot } from "./draw-snapshot";
import { KnownReview } from "./known-review";
import { ReturnedCommands } from "./returned-commands";
import type { ReviewSnapshot, ReviewStore, Sent, StoreStart, ToSend } from "./review-store";
import { takeAnswer, WaitingForms } from "./take-answer";

const NOTHING_SENT: Sent = { kind: "waiting" };

/** The review as one tab shows it: what is known, what waits, the other tabs, and what goes over the line. */
export class LiveReview implements ReviewStore {
  readonly #start: StoreStart;
  readonly #tab = newId();
  readonly #listeners = new Set<() => void>();
  readonly #named = new NamedListeners();
  readonly #forms = new WaitingForms();
  readonly #returned = new ReturnedCommands(() => this.#redraw());
  readonly #known: KnownReview;
  #standing: Standing = { connection: "connecting", line: "open" };
  #isKept = true;
  /** How many sends are being written to the outbox: until one is there, nobody is told that it waits safely. */
  #keeping = 0;
  #outbox: Promise<Outbox> | null = null;
  #group: TabGroup<TabMessage> | null = null;
  /** Set while this tab leads. */
  #lead: Lead | null = null;
  #snapshot: ReviewSnapshot;

  constructor(start: StoreStart) {
    this.#start = start;
    this.#known = new KnownReview(start, () => this.#redraw());
    this.#snapshot = this.#draw();
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly getSnapshot = () => this.#snapshot;

  readonly send = (command: CommandInput, draft?: DraftRef): Promise<Sent> =>
    this.sendAll([{ command, draft }]);

  readonly sendAll = async (list: readonly ToSend[]): Promise<Sent> => {
    if (commandParser.read() === null) await commandParser.fetch();
    const at = new Date().toISOString();
    const batch = list.length > 1 ? newId() : null;
    this.#keeping += 1;
    const submitted = list.map(({ command, draft = null }) => {
      const asked = this.#known.ask(command, at);
      const waiting = { ...asked, draft, at, tab: this.#tab, batch, isFixed: false };
      return { waiting, fits: this.#known.submit(waiting) };
    });
    const answers = list.map(({ command }) => this.#forms.ask(command.commandId));
    await this.#keep(submitted.map(({ waiting }) => waiting));
    for (const { waiting } of submitted) this.#group?.post({ kind: "submitted", waiting });
    this.#lead?.pump();
    if (this.#isKept && submitted.every(({ fits }) => fits))
      for (const { command } of list) this.#forms.tell(command.commandId, { kind: "waiting" });
    const [first = NOTHING_SENT] = await Promise.all(answers);
    return first;
  };

  async #keep(all: readonly WaitingCommand[]): Promise<void> {
    try {
      const outbox = await this.#openOutbox();
      await outbox.add(all);
      this.#isKept = outbox.isKept();
    } finally {
      this.#keeping -= 1;
      this.#redraw();
    }
  }

  readonly retry = () => {
    this.#group?.post({ kind: "retry" });
    this.#lead?.pump();
  };

  readonly loadHistory = () => this.#known.loadHistory();

  readonly reload = () => this.#known.reload();

  readonly dismiss = (commandId: string) => {
    this.#group?.post({ kind: "dismissed", commandId });
    this.#returned.dismiss(commandId);
  };

  readonly onNamed = (name: string, listener: (data: string) => void) => this.#named.add(name, listener);

  readonly tellTabs = (name: string, data: string) => this.#group?.post({ kind: "named", name, data });

  readonly start = () => {
    let isOver = false;
    void this.#openOutbox().then((outbox) => {
      if (isOver) return;
      const { userId } = this.#start;
      this.#group = joinTabs<TabMessage>(`assay:${userId}:${this.#articleId}`, {
        hear: (message) => this.#hear(message),
        lead: () => this.#beginToLead(outbox),
      });
      this.#sayHello();
    });
    return () => {
      isOver = true;
      this.#group?.leave();
      this.#group = null;
    };
  };

  get #articleId() {
    return this.#start.state.articleId;
  }

  /** The outbox, opened once; what waited in it from before is done on the screen first. */
  #openOutbox(): Promise<Outbox> {
    const { userId } = this.#start;
    this.#outbox ??= openOutbox(userId, this.#articleId).then(async (outbox) => {
      await commandParser.fetch();
      for (const waiting of await outbox.read()) this.#known.submit(waiting);
      this.#isKept = outbox.isKept();
      this.#redraw();
      return outbox;
    });
    return this.#outbox;
  }

  #beginToLead(outbox: Outbox): () => void {
    const lead = leadTabs(this.#articleId, outbox, () => this.#known.seq, {
      entries: (entries) => {
        this.#group?.post({ kind: "entries", entries });
        void this.#known.receive(entries);
      },
      answered: (waiting, answer) => {
        this.#group?.post({ kind: "answered", waiting, answer });
        return this.#takeAnswer(waiting, answer);
      },
      joined: ({ command: { commandId } }, into) => {
        this.#group?.post({ kind: "joined", commandId, into });
        return this.#takeJoined(commandId, into);
      },
      word: (waiting) => this.#known.word(waiting),
      named: (name, data) => {
        this.#group?.post({ kind: "named", name, data });
        this.#named.tell(name, data);
      },
      standing: (change) => this.#standAt({ ...this.#standing, ...change }),
    });
    this.#lead = lead;
    return () => {
      this.#lead = null;
      lead.stop();
      this.#sayHello();
    };
  }

  #hear(message: TabMessage): void {
    switch (message.kind) {
      case "hello":
        if (this.#lead !== null) this.#sayStanding();
        return;
      case "standing":
        if (this.#lead !== null) return;
        this.#standing = { connection: message.connection, line: message.line };
        void this.#known.receiveUpTo(message.seq);
        return;
      case "entries":
        void this.#known.receive(message.entries);
        return;
      case "submitted":
        this.#known.submit(message.waiting);
        this.#lead?.pump();
        return;
      case "answered":
        void this.#takeAnswer(message.waiting, message.answer);
        return;
      case "joined":
        void this.#takeJoined(message.commandId, message.into);
        return;
      case "told":
        this.#returned.hearTold(message.commandId);
        return;
      case "dismissed":
        this.#returned.dismiss(message.commandId);
        return;
      case "retry":
        this.#lead?.pump();
        return;
      case "named":
        this.#named.tell(message.name, message.data);
        return;
      default:
        assertNever(message);
    }
  }

  #takeAnswer(waiting: WaitingCommand, answer: Answer): Promise<void> {
    const parts = {
      tab: this.#tab,
      known: this.#known,
      forms: this.#forms,
      returned: this.#returned,
      isLeading: () => this.#lead !== null,
      sayTold: (commandId: string) => this.#group?.post({ kind: "told", commandId }),
    };
    return takeAnswer(parts, waiting, answer);
  }

  /** A command was overtaken, and the person went on with it meanwhile: it goes on in what they said last. */
  async #takeJoined(commandId: string, into: WaitingCommand): Promise<void> {
    await this.#known.catchUp(true);
    this.#known.join(commandId, into);
    this.#forms.tell(commandId, { kind: "waiting" });
  }

  #standAt(standing: Standing): void {
    this.#standing = standing;
    if (standing.line !== "open") this.#forms.letGo();
    this.#redraw();
    this.#sayStanding();
  }

  /** Whoever leads answers with how things stand. */
  #sayHello(): void {
    this.#group?.post({ kind: "hello", seq: this.#known.seq });
  }

  #sayStanding(): void {
    this.#group?.post({ kind: "standing", seq: this.#known.seq, ...this.#standing });
  }

  #redraw(): void {
    this.#snapshot = this.#draw();
    for (const listener of this.#listeners) listener();
  }

  #draw(): ReviewSnapshot {
    return drawSnapshot({
      ...this.#standing,
      client: this.#known.client,
      hasSaved: this.#known.hasSaved,
      readings: this.#known.readings,
      isKept: this.#isKept,
      isKeeping: this.#keeping > 0,
      returned: this.#returned.all,
    });
  }
}
