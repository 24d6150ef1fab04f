import fc from "fast-check";
import type { Claim, Evidence } from "../../domain/claim";
import { anchorHolds } from "../../text/anchor-holds";
import type { Decision } from "../kinds/decide-context";
import { type Command, type CommandType, commandSchema } from "../shapes/command";
import { type Person, ReviewBuilder } from "./review-builder";

const TEXT =
  "The ferry carried 1,204 people on Monday 👩‍👩‍👧‍👦.\nNobody counted the bicycles, says the port — not even once.\n" +
  "עברית وعربية in one line, and e\u0301 with its accent.\nThe fare rose by 4.1 per cent, the most since 1974.";

/** What a random person tries next; the numbers choose among what is there. */
export type Step = {
  readonly who: number;
  readonly type: CommandType | "revise" | "publish" | "describe" | "archive";
  readonly pick: number;
  readonly start: number;
  readonly length: number;
  /** Added to the version that was seen. */
  readonly skew: number;
  readonly words: string;
};

const TYPES = commandSchema.options.map((option) => option.shape.type.value);

/** A list of steps by people of every role. Highlights and comments come more often, so that there is something to work on. */
export const randomSteps = fc.array(
  fc.record<Step>({
    who: fc.nat(4),
    type: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<CommandType>(...TYPES) },
      { weight: 2, arbitrary: fc.constantFrom<CommandType>("highlight-claim", "comment", "add-evidence") },
      { weight: 1, arbitrary: fc.constantFrom<Step["type"]>("give-verdict", "revise", "publish") },
      { weight: 1, arbitrary: fc.constantFrom<Step["type"]>("revise", "describe", "archive") },
    ),
    pick: fc.nat(1_000),
    start: fc.nat(TEXT.length + 2),
    length: fc.integer({ min: -1, max: 60 }),
    skew: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
    ),
    words: fc.constantFrom("One.", "Two words", "ثلاثة", "4 👍", "\u2028"),
  }),
  { minLength: 20, maxLength: 160, size: "max" },
);

/** What was tried and what came of it, with the builder as it stood right after. */
export type Played = (builder: ReviewBuilder, person: Person, command: Command, decision: Decision) => void;

/** Lets random people work on one article; `played` looks at every attempt. */
export function playHistory(steps: readonly Step[], played: Played = () => undefined): ReviewBuilder {
  const builder = new ReviewBuilder(TEXT);
  const people = Object.values(builder.people);
  for (const step of steps) {
    const person = chosen(people, step.who) ?? builder.people.owner;
    if (step.type === "revise") reviseText(builder);
    else if (step.type === "describe")
      builder.happen({ type: "article-described", data: { title: step.words, was: { title: "Before" } } });
    else if (step.type === "archive")
      builder.happen(
        { type: "article-archived", data: { reason: null } },
        { type: "article-restored", data: {} },
      );
    else if (step.type === "publish") builder.publish(person, step.words);
    else {
      const command = commandSchema.parse(draftCommand(builder, step.type, step));
      played(builder, person, command, builder.attempt(person, command));
    }
  }
  return builder;
}

function chosen<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

const FATES = ["kept", "changed", "lost", "moved"] as const;

function reviseText(builder: ReviewBuilder): void {
  let count = 0;
  const text = `${builder.revision.text}\nMore.`;
  builder.revise(text, ({ anchor }, revisionId) => {
    const fate = FATES[count++ % 4] ?? "kept";
    // Other words may stand there since wording was accepted.
    const placement = anchorHolds(text, anchor) ? fate : "lost";
    return { placement, anchor: placement === "lost" ? anchor : { ...anchor, revisionId } };
  });
}

function draftCommand(builder: ReviewBuilder, type: CommandType, step: Step): unknown {
  const claim = step.pick % 19 === 0 ? undefined : chosen([...builder.state.claims.values()], step.pick);
  const fields = { commandId: builder.nextId(), type, claimId: claim?.claimId ?? builder.nextId() };
  const version = Math.max(1, (claim?.version ?? 1) + step.skew);
  const source = chosen(claim?.evidence ?? [], step.start);
  const rating = chosen(builder.scale, step.start)?.id ?? "true";
  const reason = step.words.trim() === "" ? "Because." : step.words;
  switch (type) {
    case "highlight-claim": {
      const claimId = step.pick % 11 === 0 ? fields.claimId : builder.nextId();
      return { ...fields, claimId, anchor: anchor(builder, step), statement: step.words };
    }
    case "describe-claim":
      return {
        ...fields,
        version,
        ...chosen([{ statement: step.words }, { kind: "other" }, { claimant: null }], step.start),
      };
    case "move-claim":
    case "doubt-anchor":
      return { ...fields, version, anchor: anchor(builder, step) };
    case "unplace-claim":
      return {
        ...fields,
        version,
        anchor: {
          ...anchor(builder, step),
          revisionId: chosen([...builder.earlierTexts.keys()], step.pick) ?? builder.revision.id,
        },
      };
    case "confirm-anchor":
    case "withdraw-claim":
    case "restore-claim":
      return { ...fields, version };
    case "assign-claim":
      return {
        ...fields,
        userId: step.start % 5 === 0 ? null : chosen(Object.values(builder.people), step.start)?.id,
      };
    case "give-verdict":
      return { ...fields, rating: step.pick % 13 === 0 ? "no-such" : rating, rationale: step.words };
    case "retract-verdict":
    case "reopen-claim":
      return { ...fields, reason };
    case "take-back-return": {
      // Few claims are returned: one that is, if there is one.
      const returned = [...builder.state.claims.values()].find((each) => each.returned !== null);
      return { ...fields, claimId: returned?.claimId ?? fields.claimId };
    }
    case "return-claim":
      return { ...fields, reason, version };
    case "settle-claim":
      return { ...fields, rating, rationale: step.words, version };
    case "add-evidence":
      return {
        ...fields,
        evidenceId: builder.nextId(),
        url: `https://example.org/${step.start}`,
        stance: "refutes",
      };
    case "revise-evidence":
      return { ...fields, ...sourcePlace(source, builder, step), note: step.words };
    case "remove-evidence":
      return { ...fields, ...sourcePlace(source, builder, step), reason };
    case "suggest-wording":
      return {
        ...fields,
        suggestionId: builder.nextId(),
        text: step.words.replace(/\p{Zl}/u, "Five."),
        note: reason,
      };
    case "take-back-wording":
    case "accept-wording":
    case "decline-wording":
    case "reopen-wording":
      return { ...fields, ...wordingPlace(builder, type, step) };
    case "set-review-mode":
      return {
        ...{ commandId: fields.commandId, type },
        mode: step.start % 3 === 0 ? "open" : "independent",
        requiredVerdicts: 1 + (step.pick % 3),
        hidesNames: step.pick % 2 === 0,
      };
    case "redact-entry":
      return { commandId: fields.commandId, type, seq: 1 + (step.pick % (builder.head.seq + 2)), reason };
    case "withdraw-edition":
      return { commandId: fields.commandId, type, number: 1 + (step.pick % 3), reason };
    case "comment":
    case "edit-comment":
    case "remove-comment":
    case "resolve-thread":
    case "reopen-thread":
      return { commandId: fields.commandId, type, ...commentFields(claim, builder, type, step, reason) };
  }
}

function anchor(builder: ReviewBuilder, { start, length }: Step) {
  const ranges = [{ start, end: Math.max(0, start + length) }];
  return { revisionId: builder.revision.id, ranges };
}

function sourcePlace(source: Evidence | undefined, builder: ReviewBuilder, { skew }: Step) {
  const version = Math.max(1, (source?.version ?? 1) + skew);
  return { evidenceId: source?.evidenceId ?? builder.nextId(), version };
}

/** Few claims have wording suggested: one that has, if there is one, and such that the command could be about. */
function wordingPlace(builder: ReviewBuilder, type: CommandType, step: Step) {
  const all = [...builder.state.claims.values()].flatMap(({ claimId, suggestions }) =>
    suggestions.map(({ suggestionId, outcome }) => ({ claimId, suggestionId, end: outcome?.end ?? null })),
  );
  const wanted = all.filter(({ end }) => end === (type === "reopen-wording" ? "declined" : null));
  const { claimId, suggestionId } = chosen(wanted.length === 0 ? all : wanted, step.start) ?? {};
  return claimId === undefined ? { suggestionId: builder.nextId() } : { claimId, suggestionId };
}

function commentFields(
  claim: Claim | undefined,
  builder: ReviewBuilder,
  type: CommandType,
  step: Step,
  body: string,
) {
  const onClaim = claim !== undefined && step.start % 3 !== 0;
  const spot = onClaim ? { claimId: claim.claimId } : {};
  const present = chosen(onClaim ? claim.comments : builder.state.comments, step.length + 1);
  if (type !== "comment") {
    const commentId = present?.commentId ?? builder.nextId();
    return { ...spot, commentId, ...(type === "edit-comment" ? { body } : {}) };
  }
  const reply = present !== undefined && step.pick % 2 === 0 ? { replyTo: present.commentId } : {};
  const brought = { tool: "Hypothesis", author: body, at: "2021-05-12", address: "https://example.org/a" };
  const origin = step.pick % 5 === 0 ? { origin: brought } : {};
  return { ...spot, commentId: builder.nextId(), body, ...reply, ...origin };
}
