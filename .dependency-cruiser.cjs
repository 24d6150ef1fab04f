const PURE = "^lib/(domain|ledger|log|verify|text|editor|words)/";
/** Tests, and what only they use: the builders of random values, and what answers are expected to be. */
const TESTS = "((\\.(test|spec|arbitrary|expected)\\.tsx?|/random-[^/]+\\.ts)$|(^|/)(testing|door-tests)/)";
/** Pure packages: no I/O, no clock, no randomness of their own. */
const PURE_PACKAGES =
  "node_modules/(zod|canonicalize|intl-messageformat|@schummar/icu-type-parser|pkijs|asn1js|@noble/(hashes|curves)|@tiptap/(core|pm|extensions|starter-kit|extension-[^/]+)|prosemirror-[^/]+)/";

/**
 * What each room of components/ may lean on, from the ground up; the main screen, components/workbench, puts them
 * together and leans on all. "claim" is what the parts of a card share. A new room gets its line here and in
 * docs/architecture.md.
 */
const COMPONENTS = {
  theme: [],
  browser: [],
  look: [],
  "api-reference": [],
  notifications: ["browser", "look"],
  page: ["browser", "notifications"],
  "sign-in": ["browser", "look"],
  agreement: ["look", "page"],
  settings: ["browser", "look", "page"],
  work: ["look", "page"],
  audit: ["look", "page"],
  search: ["look", "page"],
  "open-article": ["look"],
  "review-mode": ["open-article"],
  "new-article": ["look", "page", "review-mode"],
  desk: ["browser", "look", "page", "new-article"],
  presence: ["look", "open-article"],
  export: ["look", "open-article"],
  history: ["look", "page", "open-article", "export"],
  claim: [],
  "claim/form": ["claim", "look", "open-article"],
  "claim/markdown": ["browser", "look", "open-article"],
  "claim/likeness": ["look", "open-article"],
  "claim/placement": ["look", "open-article"],
  "claim/evidence": ["claim", "look", "open-article", "claim/form"],
  "claim/verdict": ["claim", "browser", "look", "open-article", "claim/form", "claim/markdown"],
  "claim/discussion": [
    ...["claim", "browser", "look", "open-article", "presence"],
    ...["claim/form", "claim/markdown"],
  ],
  "claim/settle": [
    ...["claim", "look", "open-article"],
    ...["claim/form", "claim/markdown", "claim/evidence", "claim/verdict", "claim/discussion"],
  ],
  "claim/wording": ["browser", "claim", "look", "open-article", "claim/form"],
  "claim/card": [
    ...["claim", "browser", "look", "open-article", "presence", "history", "claim/form", "claim/markdown"],
    ...["claim/placement", "claim/evidence", "claim/verdict", "claim/discussion", "claim/settle"],
    ...["claim/wording", "claim/likeness"],
  ],
  publish: ["look", "open-article", "claim/form"],
  "text-change": ["browser", "look", "open-article", "new-article"],
  "workbench/article": ["browser", "look", "open-article"],
  "workbench/cards": ["browser", "look", "open-article", "claim/card"],
  "workbench/keys": ["browser", "look", "open-article"],
  "workbench/map": ["look", "open-article", "presence"],
  "workbench/notices": ["browser", "open-article", "text-change"],
  "workbench/talk": ["open-article", "claim/discussion"],
  "workbench/tray": ["look", "open-article", "claim/placement"],
};

/** The same for the browser's end of the line; "." is what stands in lib/client itself. */
const CLIENT = {
  ".": [],
  drafts: ["."],
  outbox: [".", "drafts"],
  feed: [".", "outbox"],
  tabs: [".", "outbox", "feed"],
  review: [".", "drafts", "outbox", "feed", "tabs"],
  presence: ["."],
  verify: [],
};

/** The files of a room itself, not those of the rooms in it. */
const filesOf = (place) => (room) => `^${room === "." ? place : `${place}/${room}`}/[^/]+$`;

function roomRules(place, rooms, whereElse) {
  const leaning = Object.entries(rooms).map(([room, on]) => ({
    name: `what-${place}/${room}-leans-on`,
    severity: "error",
    comment: `Of ${place}, ${room} may lean on ${on.length === 0 ? "no other room" : on.join(", ")}. ${whereElse}`,
    from: { path: filesOf(place)(room), pathNot: TESTS },
    to: { path: `^${place}/`, pathNot: [room, ...on].map(filesOf(place)) },
  }));
  const named = {
    name: `every-room-of-${place}-is-named`,
    severity: "error",
    comment:
      "A new room gets its line in .dependency-cruiser.cjs (what it may lean on) and in docs/architecture.md.",
    from: {
      path: `^${place}/`,
      pathNot: [...Object.keys(rooms).map(filesOf(place)), "^components/workbench/[^/]+$", TESTS],
    },
    to: {},
  };
  return [...leaning, named];
}

/** The rooms of lib/ledger, each above those before it. */
const LEDGER = ["shapes", "chain|review", "kinds", "desk|events|readers", "commands|history"];

/** The arrows of docs/architecture.md. A broken one is answered with where the code belongs. */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment:
        "Files that import each other in a circle, if only for a type, are one idea in several files. Move what they share into a file of its own, or make them one.",
      from: {},
      to: { circular: true },
    },
    {
      name: "every-import-is-there",
      severity: "error",
      comment: "The imported file or package does not exist. Packages are listed in package.json.",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "pure-rooms-stay-pure",
      severity: "error",
      comment:
        "lib/domain, lib/ledger, lib/log, lib/verify, lib/text, lib/editor and lib/words do no I/O and know no framework: the browser, history and property tests all run them. Take the value as an argument, and do the work in lib/database, lib/http, lib/intake, lib/evidence, lib/live or lib/report.",
      from: { path: PURE, pathNot: TESTS },
      to: {
        pathNot: [PURE, PURE_PACKAGES],
      },
    },
    {
      name: "domain-leans-on-nothing",
      severity: "error",
      comment:
        "lib/domain is the ground floor. What needs commands, texts or highlights belongs in lib/ledger, lib/text, lib/editor or lib/words.",
      from: { path: "^lib/domain/", pathNot: TESTS },
      to: { path: "^lib/(?!domain/)" },
    },
    ...LEDGER.slice(0, -1).map((rooms, at) => ({
      name: "ledger-rooms-lean-on-what-is-below",
      severity: "error",
      comment:
        "Of lib/ledger's rooms shapes is the lowest; then chain and review, kinds, desk, events and readers, commands and history. What a kind and its callers share belongs below them both.",
      from: { path: `^lib/ledger/(${rooms})/`, pathNot: TESTS },
      to: { path: `^lib/ledger/(${LEDGER.slice(at + 1).join("|")})/` },
    })),
    {
      name: "only-database-speaks-to-postgres",
      severity: "error",
      comment:
        "Prisma's client and types stay in lib/database. Ask it for what you need with a function that takes an access and answers with plain values.",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/(database|live)/", TESTS] },
      to: { path: ["^lib/database/generated/", "node_modules/(@prisma|pg|postgres)/"] },
    },
    {
      name: "only-readers-views-leave-the-database",
      severity: "error",
      comment:
        "A review or an entry as it is kept may hold what an independent review withholds from the caller. Read it with readReview, readEvents or readLedger, which show what the caller may see.",
      from: {
        path: "^(app|bin|components|lib|prisma)/",
        pathNot: ["^lib/database/", "^lib/live/(ledger-feed|feed-view)\\.ts$", TESTS],
      },
      to: {
        path: "^lib/database/ledger/(load-review|review-cache|commit-queue|ledger-row|read-tables|review-rows)\\.ts$",
      },
    },
    {
      name: "one-way-out",
      severity: "error",
      comment:
        "What the product asks of other sites it asks by safeFetch of lib/fetch, which goes to public addresses only and within limits (ADR 54).",
      from: { path: "^(app|bin|components|lib|prisma)/", pathNot: ["^lib/fetch/", TESTS] },
      to: { path: ["node_modules/undici/", "^https?$"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-fetcher-leans-on-little",
      severity: "error",
      comment:
        "lib/fetch asks the world and knows nothing of articles, desks or HTTP's own door. What is done with an answer belongs in lib/http or lib/intake.",
      from: { path: "^lib/fetch/", pathNot: TESTS },
      to: { path: "^(app|components|lib/(?!fetch/|domain/|env\\.ts$))" },
    },
    {
      name: "only-the-door-fetches",
      severity: "error",
      comment:
        "Readers, the database and reports fetch nothing, whatever a source names. lib/http fetches and hands on what came; lib/live asks those who vouch for the log, and tells webhooks.",
      from: { path: "^lib/(?!(fetch|http|live)/|env\\.ts$)", pathNot: TESTS },
      to: { path: "^lib/fetch/" },
    },
    {
      name: "workrooms-do-not-look-up",
      severity: "error",
      comment:
        "lib/ is under app/ and components/. What a page and a workroom share belongs in lib/. (Tests of the door may call the routes that it guards.)",
      from: { path: "^lib/", pathNot: "^lib/http/.+\\.db\\.test\\.ts$" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "only-the-door-knows-http",
      severity: "error",
      comment:
        "Requests, sessions and problem+json are lib/http's. A workroom takes values and answers with a Result.",
      from: { path: "^lib/(?!(http|client)/)" },
      to: { path: "^lib/http/" },
    },
    {
      name: "workrooms-know-no-react",
      severity: "error",
      comment: "React and Next belong in app/ and components/ (lib/http may use Next's server side).",
      from: { path: "^lib/(?!http/)", pathNot: TESTS },
      to: { path: "node_modules/(react|react-dom|next|@mantine|@tiptap/react)/" },
    },
    {
      name: "components-take-values",
      severity: "error",
      comment:
        "Components take values and callbacks, from the pure rooms' types, and ask the server through lib/client. Read the database in app/ and hand the result down.",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: ["^app/", "^lib/(database|live|mail|report|intake|evidence)/"] },
    },
    {
      name: "answers-are-known-by-their-types",
      severity: "error",
      comment:
        "What a route answers is known by the type of its schema (import type). What the browser runs too belongs in lib/domain or lib/client.",
      from: { path: "^(components|lib/client)/", pathNot: TESTS },
      to: { path: "^lib/http/", dependencyTypesNot: ["type-only"] },
    },
    ...roomRules(
      "components",
      COMPONENTS,
      "What it needs of another it takes as a property or a callback, from components/workbench where both are shown; or it lies below both: what is open in components/open-article, what looks the same everywhere in components/look, what the browser itself tells in components/browser, what has no React in lib/client.",
    ),
    {
      name: "the-browsers-end-is-plain",
      severity: "error",
      comment:
        "lib/client is the browser's end of the line: outbox, tabs, feed, drafts. It runs without React, Next and anything of the server's but the types of its routes. A hook belongs in components/open-article, what the server does in lib/http.",
      from: { path: "^lib/client/", pathNot: TESTS },
      to: { pathNot: [PURE, "^lib/client/", "^lib/http/routes/api-routes\\.ts$", "node_modules/(idb|zod)/"] },
    },
    {
      name: "the-server-knows-no-browser",
      severity: "error",
      comment:
        "lib/client runs in the browser alone. What the server needs of it too belongs in a pure room.",
      from: { path: "^(lib/(?!client/)|app/(api|r)/|prisma/)", pathNot: TESTS },
      to: { path: "^lib/client/" },
    },
    ...roomRules(
      "lib/client",
      CLIENT,
      "Drafts lie lowest, then outbox, feed, tabs; review holds them all. What two of them need stands in lib/client itself.",
    ),
    {
      name: "journeys-stay-outside",
      severity: "error",
      comment: "Browser tests meet the product as people do: through the browser and the HTTP API.",
      from: { path: "^e2e/" },
      to: { path: "^(app|components|lib/(database|http|live))/" },
    },
    {
      name: "tests-stay-tests",
      severity: "error",
      comment:
        "The product does not import tests, their builders (x.arbitrary.ts, random-x.ts, x.expected.ts) or their tools. What both need gets a file of its own, named for what it does.",
      from: { path: "^(app|components|lib|bin)/", pathNot: [TESTS, "^lib/database/embedded/"] },
      to: { path: [TESTS, "node_modules/(fast-check|vitest|@playwright)/"] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["node_modules", "^lib/database/generated/"] },
    exclude: { path: ["^\\.next/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
