import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Anchor, Placement } from "../../domain/anchor";
import type { Claim, ReviewState } from "../../domain/claim";
import type { EditionChoices } from "../../domain/edition";
import type { Failure } from "../../domain/failure";
import type { ActorId, ArticleId, ClaimId, ReportId, RevisionId, SuggestionId } from "../../domain/ids";
import { DEFAULT_SCALE, type RatingScale } from "../../domain/rating";
import { ok, type Result } from "../../domain/result";
import type { Role } from "../../domain/role";
import { DEFAULT_SETTINGS, type WorkspaceSettings } from "../../domain/workspace-settings";
import { GENESIS_HASH, sealEntry } from "../chain/hash-chain";
import { decide } from "../commands/decide";
import { evolve } from "../events/evolve";
import type { DecideContext, Decision, RewordedText } from "../kinds/decide-context";
import { decideEdition, type PlannedEdition } from "../kinds/edition";
import { type Command, type CommandInput, type CommandType, commandSchema } from "../shapes/command";
import type { ReviewEvent } from "../shapes/event";
import type { LedgerEntry, LedgerHead } from "../shapes/ledger-entry";

/** What a command of a type takes besides its id and type. */
export type CommandFields<Type extends CommandType> = Omit<
  Extract<CommandInput, { type: Type }>,
  "commandId" | "type"
>;

/** Somebody who acts in a built review. */
export type Person = { readonly id: ActorId; readonly role: Role; readonly name: string };

/** Gives out ids in a fixed order: the same seed, the same ids. They are UUIDs of version 8 (RFC 9562). */
export function idSequence(seed: number): () => string {
  let count = 0;
  return () => {
    count += 1;
    const [high, low] = [seed.toString(16).padStart(8, "0"), count.toString(16).padStart(12, "0")];
    return `${high}-0000-8000-8000-${low}`;
  };
}

/** Makes real commands, checked by their schema, with a fresh commandId each. Throws on fields that do not parse. */
export function commandMaker(nextId: () => string) {
  return <Type extends CommandType>(type: Type, fields: CommandFields<Type>): Command =>
    commandSchema.parse({ commandId: nextId(), type, ...fields });
}

/**
 * A review that grows by real commands, in memory: for tests, seeds and measurements. The same calls with the
 * same seed give the same ledger. Every command takes one minute.
 */
export class ReviewBuilder {
  readonly nextId: () => string;
  readonly command: ReturnType<typeof commandMaker>;
  readonly scale: RatingScale = DEFAULT_SCALE;
  settings: WorkspaceSettings = DEFAULT_SETTINGS;
  readonly articleId: ArticleId;
  readonly people: Readonly<Record<"owner" | "editor" | "reviewer1" | "reviewer2" | "viewer", Person>>;
  readonly entries: LedgerEntry[] = [];
  revision: { readonly id: RevisionId; readonly number: number; readonly text: string };
  /** Texts before the present one. */
  readonly earlierTexts = new Map<RevisionId, string>();
  private present: ReviewState | null = null;
  private minutes = 0;

  constructor(text: string, seed = 1) {
    this.nextId = idSequence(seed);
    this.command = commandMaker(this.nextId);
    const person = (role: Role, name: string): Person => ({ id: this.nextId() as ActorId, role, name });
    this.people = {
      owner: person("owner", "Owner"),
      editor: person("editor", "Editor"),
      reviewer1: person("reviewer", "Reviewer 1"),
      reviewer2: person("reviewer", "Reviewer 2"),
      viewer: person("viewer", "Viewer"),
    };
    this.articleId = this.nextId() as ArticleId;
    this.revision = { id: this.nextId() as RevisionId, number: 1, text };
    this.append(this.people.editor, this.now(), [this.articleAdded()]);
  }

  /** The review as the commands so far left it. */
  get state(): ReviewState {
    if (this.present === null) throw new Error("A built review begins with its article.");
    return this.present;
  }

  /** The last entry's place and hash. */
  get head(): LedgerHead {
    const last = this.entries.at(-1);
    return last === undefined ? { seq: 0, hash: GENESIS_HASH } : { seq: last.seq, hash: last.hash };
  }

  /** What a decision for this person would be made on, right now. */
  contextFor(person: Person, at = this.now()): DecideContext {
    const memberIds = new Set(Object.values(this.people).map((each) => each.id));
    const { scale, settings, revision, earlierTexts } = this;
    const desk = { scale, settings, memberIds, revision, earlierTexts };
    return { actor: person.id, role: person.role, at, ...desk, rewordedTexts: null, committed: null };
  }

  /** Asks for a command; what is accepted becomes entries. */
  attempt(person: Person, command: Command): Decision {
    const at = this.now();
    const rewordedTexts = this.rewordedFor(command);
    const decision = decide(this.state, command, {
      ...this.contextFor(person, at),
      rewordedTexts,
      committed: new Map(this.entries.map((entry) => [entry.seq, entry])),
    });
    this.minutes += 1;
    if (decision.ok) this.append(person, at, decision.value);
    for (const { revision, text } of decision.ok && decision.value.length > 0 ? rewordedTexts.values() : [])
      this.putIn(revision.id, text);
    return decision;
  }

  /** Asks for a list of commands, of which all are accepted or none. */
  attemptAll(person: Person, commands: readonly Command[]): Decision {
    const [before, count] = [this.present, this.entries.length];
    const events: ReviewEvent[] = [];
    for (const command of commands) {
      const decision = this.attempt(person, command);
      if (!decision.ok) {
        this.present = before;
        this.entries.length = count;
        return decision;
      }
      events.push(...decision.value);
    }
    return ok(events);
  }

  /** Does a thing that must be allowed; throws, naming the failure, when it is refused. */
  act<Type extends CommandType>(person: Person, type: Type, fields: CommandFields<Type>): void {
    const decision = this.attempt(person, this.command(type, fields));
    if (!decision.ok) throw new Error(`${type} was refused: ${JSON.stringify(decision.failure)}`);
  }

  /** Marks the words `exact`, which must stand in the text once, as a claim. */
  highlight(
    person: Person,
    exact: string,
    fields: Partial<Omit<CommandFields<"highlight-claim">, "anchor" | "claimId">> = {},
  ): ClaimId {
    const claimId = this.nextId() as ClaimId;
    this.act(person, "highlight-claim", { ...fields, claimId, anchor: { quote: { exact } } });
    return claimId;
  }

  /** The claim with this id, which must be there. */
  claim(claimId: ClaimId): Claim {
    const claim = this.state.claims.get(claimId);
    if (claim === undefined) throw new Error(`There is no claim ${claimId}.`);
    return claim;
  }

  /** Puts in a new text; `place` says what becomes of each claim on it. */
  revise(
    text: string,
    place: (claim: Claim, revisionId: RevisionId) => { placement: Placement; anchor: Anchor },
  ): void {
    this.putIn(this.nextId() as RevisionId, text);
    const placements = [...this.state.claims.values()].map((claim) => {
      const { placement, anchor } = place(claim, this.revision.id);
      return { claimId: claim.claimId, placement, anchor: { ...anchor, ranges: [...anchor.ranges] } };
    });
    const data = { revision: this.revisionData(), reason: "A new text.", placements };
    this.append(this.people.editor, this.now(), [{ type: "article-revised", data }]);
    this.minutes += 1;
  }

  /** Lets happen to the article what no command carries. */
  happen(...events: readonly ReviewEvent[]): void {
    this.append(this.people.editor, this.now(), events);
    this.minutes += 1;
  }

  /** Asks for the next edition of the report, as of now; the note is for corrections only. */
  publish(
    person: Person,
    note: string,
    said: Partial<Pick<PlannedEdition, "headline" | "summary" | keyof EditionChoices>> = {},
  ): Result<PlannedEdition, Failure> {
    const { seq, hash } = this.head;
    const isFirst = this.state.editions.length === 0;
    const unchosen = { readers: null, kind: null, openClaims: null, articleShown: null };
    const unsaid = { headline: null, summary: null, ...unchosen };
    const request = { seq, ...unsaid, ...said, note: isFirst ? null : note, title: "A built article" };
    const planned = decideEdition(this.state, { ...request, slugEnding: "x1y2z3" }, person.role);
    if (!planned.ok) return planned;
    const sha256 = hashOf(`Edition ${planned.value.number}`);
    const data = { reportId: this.nextId() as ReportId, ...planned.value, hash, sha256 };
    this.append(person, this.now(), [{ type: "report-published", data }]);
    this.minutes += 1;
    return planned;
  }

  private putIn(id: RevisionId, text: string): void {
    this.earlierTexts.set(this.revision.id, this.revision.text);
    this.revision = { id, number: this.revision.number + 1, text };
  }

  /** The text that an accepted suggestion makes. */
  private rewordedFor(command: Command): ReadonlyMap<SuggestionId, RewordedText> {
    if (command.type !== "accept-wording") return new Map();
    const claim = this.state.claims.get(command.claimId);
    const suggestion = claim?.suggestions.find((each) => each.suggestionId === command.suggestionId);
    const words = claim?.anchor.ranges[0];
    if (claim === undefined || suggestion === undefined || words === undefined) return new Map();
    const { id: from, text: before } = this.revision;
    const { start, end } = words;
    const text = `${before.slice(0, start)}${suggestion.text}${before.slice(end)}`;
    const revision = { id: this.nextId() as RevisionId, sha256: hashOf(text), length: text.length };
    return new Map([[command.suggestionId, { from, start, end, text, revision }]]);
  }

  private append(person: Person, at: string, events: readonly ReviewEvent[]): void {
    for (const event of events) {
      const { seq, hash } = this.head;
      const unsealed = { ...event, articleId: this.articleId, seq: seq + 1, at, actor: person.id };
      this.entries.push(sealEntry(unsealed, hash, this.nextId().replaceAll("-", "")));
      this.present = evolve(this.present, unsealed);
    }
  }

  private articleAdded(): ReviewEvent {
    return {
      type: "article-added",
      data: {
        revision: this.revisionData(),
        title: "A built article",
        byline: null,
        publisher: null,
        sourceUrl: null,
        publishedAt: null,
        language: "en",
        direction: "ltr",
      },
    };
  }

  private revisionData() {
    const { id, number, text } = this.revision;
    return { id, number, sha256: hashOf(text), length: text.length };
  }

  private now(): string {
    return new Date(Date.UTC(2026, 0, 5, 9, this.minutes)).toISOString();
  }
}

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
