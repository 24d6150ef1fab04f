const PURE = "^lib/(domain|ledger|text|editor|words)/";
/** Tests, and what only they use: the builders of random values, and what answers are expected to be. */
const TESTS = "((\\.(test|spec|arbitrary|expected)\\.tsx?|/random-[^/]+\\.ts)$|(^|/)(testing|door-tests)/)";
/** Pure packages: no I/O, no clock, no randomness of their own. */
const PURE_PACKAGES =
  "node_modules/(zod|canonicalize|intl-messageformat|@schummar/icu-type-parser|@noble/hashes|@tiptap/(core|pm|extensions|starter-kit|extension-[^/]+)|prosemirror-[^/]+)/";

/** The arrows of docs/architecture.md. A broken one is answered with where the code belongs. */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      comment:
        "Files that import each other in a circle are one idea in several files. Move what they share into a file of its own.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
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
        "lib/domain, lib/ledger, lib/text, lib/editor and lib/words do no I/O and know no framework: the browser, history and property tests all run them. Take the value as an argument, and do the work in lib/database, lib/http, lib/intake, lib/evidence, lib/live or lib/report.",
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
        path: "^lib/database/ledger/(load-review|review-cache|commit-queue|ledger-row|read-tables)\\.ts$",
      },
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
      from: { path: "^lib/(?!http/)" },
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
        "Components take values and callbacks, from the pure rooms' types. Read the database in app/ and hand the result down.",
      from: { path: "^components/", pathNot: TESTS },
      to: { path: ["^app/", "^lib/(database|live|intake|evidence)/"] },
    },
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
