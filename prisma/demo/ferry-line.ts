import { act, nextId, type Story } from "./story";

const markdown = `# The ferry that outgrew its river

HALVMOEN. On a grey Tuesday at ten past seven the *Solveig* is already full. Cyclists stand two deep along the rail, a class of nine-year-olds has taken the benches in the bow, and the deckhand is waving the last commuters back towards the quay. “We have never had a spring like this one,” she says, and pulls the chain across.

The line between Halvmoen and Nordkaia carried 1.9 million passengers last year, the most since it opened in 1931, according to the company that runs it. For a service that the county wanted to close eleven years ago, that is a remarkable turn.

## A short crossing

The trip takes eleven minutes from quay to quay. Boats leave every quarter of an hour from half past five in the morning until midnight, and since January also through the night on Fridays and Saturdays. Nobody has to book. A single ticket costs 42 kroner, and a monthly pass 690.

That is not as cheap as it used to be. Fares have risen by 12 per cent since the new contract was signed, while prices in general went up by four. “People grumble for a week and then they come back,” says the company's director, Ragnhild Moe. “It is still the most beautiful commute in the country.”

The county pays four fifths of what the line costs, a share that has hardly moved since the nineties. Without that money, Moe says, a single ticket would have to cost more than two hundred kroner.

## Fewer cars on the bridge

Supporters of the line point to the bridge upstream. The ferry has cut traffic on the Halvmo bridge by a third, the mayor told the council in March. Drivers who sit in the queue every morning may find that hard to believe, but the counters of the road administration do show fewer cars than before the boats began to run through the night.

The new boats are also said to be kinder to the air. All three run on oil made from waste fat, which emits 90 per cent less carbon dioxide than diesel. The soot that used to settle on the washing lines of Nordkaia is gone, and so is the smell.

Safety is the argument that nobody disputes, at least not in public. No passenger has been hurt on the line in forty years, the company writes in its latest report, and the harbour master says that he knows of no other service on the coast with such a record. The crew practises with the lifeboats every second Thursday, in front of anyone who cares to watch.

## What comes next

A fourth boat has been ordered and should arrive before the summer after next. It will be the first on the river without a funnel: its batteries are to be charged in the four minutes that it lies at the quay. The yard has built two of the kind, both for sheltered lakes.

By 2035 the line will be carrying three million people a year, the company expects. To make room for them the quay at Nordkaia would have to be lengthened by thirty metres, and the old customs house, which has stood empty since the eighties, would become a waiting room with a café.

Not everyone is pleased. Two fishermen who keep their boats in the inner harbour have asked the court to stop the work. The wash of the ferries, they say, has broken three moorings since Christmas. The company answers that its boats keep to five knots inside the breakwater. A hearing is set for the autumn.

On the quay, the *Solveig* has come back for those who were left behind. The chain goes down, the bicycles roll forward, and the deckhand looks at her watch. Eleven minutes, more or less. “Mind the gap,” she calls. “And mind the nine-year-olds.”`;

const record = nextId();
const fares = nextId();
const crossing = nextId();
const commute = nextId();
const share = nextId();
const bridge = nextId();
const fuel = nextId();
const injuries = nextId();
const forecast = nextId();
const moorings = nextId();
const night = nextId();

const quote = (exact: string) => ({ quote: { exact } });
const source = (page: string) => `https://example.org/halvmo/${page}`;
const question = nextId();

/** An English article with claims in every state and every rating of the scale. */
export const ferryLine: Story = {
  details: {
    title: "The ferry that outgrew its river",
    byline: "A. Solberg",
    publisher: "The Fjord Courier",
    sourceUrl: source("the-ferry-that-outgrew-its-river"),
    publishedAt: "2025-04-08",
    language: "en",
  },
  markdown,
  acts: [
    act("reviewer1", 12, "highlight-claim", {
      claimId: record,
      anchor: quote("carried 1.9 million passengers last year, the most since it opened in 1931"),
      statement: "The line carried 1.9 million passengers last year, a record.",
      claimant: "The ferry company",
      claimedOn: "2025-04-08",
      kind: "statistical",
    }),
    act("reviewer1", 3, "highlight-claim", {
      claimId: fares,
      anchor: quote(
        "Fares have risen by 12 per cent since the new contract was signed, while prices in general went up by four",
      ),
      statement: "Fares rose by 12 per cent, three times as fast as prices in general.",
      kind: "statistical",
    }),
    act("reviewer2", 2, "highlight-claim", {
      claimId: crossing,
      anchor: quote("The trip takes eleven minutes from quay to quay"),
      statement: "The crossing takes eleven minutes.",
      kind: "factual",
    }),
    act("reviewer2", 4, "highlight-claim", {
      claimId: commute,
      anchor: quote("the most beautiful commute in the country"),
      claimant: "Ragnhild Moe",
      kind: "quotation",
    }),
    act("reviewer1", 5, "highlight-claim", {
      claimId: share,
      anchor: quote("The county pays four fifths of what the line costs"),
      statement: "The county covers 80 per cent of the line's costs.",
      kind: "statistical",
    }),
    act("reviewer2", 1, "highlight-claim", {
      claimId: bridge,
      anchor: quote("The ferry has cut traffic on the Halvmo bridge by a third"),
      statement: "Because of the ferry a third fewer cars cross the bridge.",
      claimant: "The mayor",
      claimedOn: "2025-03-19",
      kind: "causal",
    }),
    act("reviewer1", 6, "highlight-claim", {
      claimId: fuel,
      anchor: quote(
        "All three run on oil made from waste fat, which emits 90 per cent less carbon dioxide than diesel",
      ),
      statement:
        "All three boats run on waste-fat oil that emits 90 per cent less carbon dioxide than diesel.",
      kind: "factual",
    }),
    act("reviewer2", 2, "highlight-claim", {
      claimId: injuries,
      anchor: quote("No passenger has been hurt on the line in forty years"),
      statement: "No passenger was hurt in the last forty years.",
      claimant: "The ferry company",
      kind: "factual",
    }),
    act("reviewer2", 2, "highlight-claim", {
      claimId: forecast,
      anchor: quote("By 2035 the line will be carrying three million people a year"),
      statement: "The line will carry three million people a year by 2035.",
      claimant: "The ferry company",
      kind: "prediction",
    }),
    act("reviewer1", 3, "highlight-claim", {
      claimId: moorings,
      anchor: quote("has broken three moorings since Christmas"),
      claimant: "Two fishermen",
      kind: "causal",
    }),
    act("reviewer1", 2, "highlight-claim", { claimId: night, anchor: quote("Nobody has to book") }),
    act("reviewer1", 35, "add-evidence", {
      claimId: record,
      evidenceId: nextId(),
      url: source("annual-report-2024"),
      stance: "supports",
      title: "Annual report 2024",
      publisher: "Halvmo Ferries",
      publishedOn: "2025-02-27",
      excerpt: "In 2024 our boats carried 1,912,400 passengers.",
    }),
    act("reviewer2", 14, "add-evidence", {
      claimId: record,
      evidenceId: nextId(),
      url: source("county-archive/ferry-statistics-1931-1990"),
      stance: "refutes",
      title: "Ferry statistics 1931 to 1990",
      publisher: "County archive",
      excerpt: "1947: 2,204,000 passengers.",
      note: "The bridge was closed for repairs in 1947. The total is right, the record is not.",
    }),
    act("reviewer1", 3, "give-verdict", {
      claimId: record,
      rating: "mostly-true",
      rationale: "The figure is in the annual report. I found nothing higher **since the bridge opened**.",
      confidence: "medium",
    }),
    act("reviewer2", 8, "give-verdict", {
      claimId: record,
      rating: "mixed",
      rationale: "The figure is right, but 1947 was higher: 2.2 million.",
      confidence: "high",
    }),
    act("reviewer1", 22, "comment", {
      claimId: record,
      commentId: question,
      body: "Do we count 1947? There was no bridge to take that year.",
    }),
    act("reviewer2", 9, "comment", {
      claimId: record,
      commentId: nextId(),
      replyTo: question,
      body: "The article says “since it opened”. So yes.",
    }),
    act("reviewer1", 30, "add-evidence", {
      claimId: fares,
      evidenceId: nextId(),
      url: source("fares-2022-2025"),
      stance: "supports",
      title: "Fare tables 2022 to 2025",
      publisher: "Halvmo Ferries",
      excerpt: "Single ticket: 37.50 kr (2022), 42 kr (2025).",
    }),
    act("reviewer1", 4, "give-verdict", {
      claimId: fares,
      rating: "misleading",
      rationale:
        "12 per cent is right for single tickets. The monthly pass, which most people use, rose by 3.",
      confidence: "high",
    }),
    act("reviewer2", 16, "give-verdict", {
      claimId: fares,
      rating: "misleading",
      rationale: "It is true of single tickets only. Passes are two thirds of all trips.",
      confidence: "high",
    }),
    act("editor", 50, "settle-claim", {
      claimId: fares,
      rating: "misleading",
      rationale: "Single tickets rose by 12 per cent; the monthly pass, used for two trips in three, by 3.",
      version: 1,
    }),
    act("reviewer2", 6, "give-verdict", {
      claimId: crossing,
      rating: "true",
      rationale: "Timed on four crossings: 10:40, 11:05, 10:55 and 11:20.",
      confidence: "high",
    }),
    act("editor", 12, "settle-claim", {
      claimId: crossing,
      rating: "true",
      rationale: "Four timed crossings took eleven minutes, give or take twenty seconds.",
      version: 1,
    }),
    act("reviewer1", 5, "give-verdict", {
      claimId: commute,
      rating: "opinion",
      rationale: "A matter of taste, and said as one.",
    }),
    act("editor", 7, "settle-claim", {
      claimId: commute,
      rating: "opinion",
      rationale: "Praise of one's own boats is not a fact to be checked.",
      version: 1,
    }),
    act("reviewer1", 15, "add-evidence", {
      claimId: share,
      evidenceId: nextId(),
      url: source("county-budget-2025"),
      stance: "supports",
      title: "County budget 2025, chapter 7",
      publisher: "The county",
      excerpt: "Grant to the Halvmo line: 61.0 million of 77.4 million kroner.",
    }),
    act("reviewer1", 3, "give-verdict", {
      claimId: share,
      rating: "mostly-true",
      rationale: "61.0 of 77.4 million is 78.8 per cent.",
      confidence: "high",
    }),
    act("reviewer2", 25, "add-evidence", {
      claimId: bridge,
      evidenceId: nextId(),
      url: source("road-counters/bridge"),
      stance: "refutes",
      title: "Counter on the Halvmo bridge, monthly",
      publisher: "Road administration",
      excerpt: "March 2022: 18,450 cars a day. March 2025: 16,900.",
    }),
    act("reviewer2", 4, "give-verdict", {
      claimId: bridge,
      rating: "false",
      rationale: "The counter shows 8 per cent fewer cars, not a third, and the toll began in the same year.",
      confidence: "high",
    }),
    act("editor", 40, "settle-claim", {
      claimId: bridge,
      rating: "false",
      rationale: "Traffic fell by 8 per cent. A toll that began in the same year may be the cause.",
      version: 1,
    }),
    act("reviewer1", 18, "add-evidence", {
      claimId: fuel,
      evidenceId: nextId(),
      url: source("fuel-certificate"),
      stance: "context",
      title: "Fuel certificate",
      publisher: "Halvmo Ferries",
      note: "Covers two boats. Asked the company about the third.",
    }),
    act("reviewer2", 11, "give-verdict", {
      claimId: forecast,
      rating: "unverifiable",
      rationale: "A forecast. The company did not share the model behind it.",
      confidence: "medium",
    }),
    act("reviewer1", 9, "withdraw-claim", {
      claimId: night,
      reason: "A service notice, nothing that anybody disputes.",
      version: 1,
    }),
    act("editor", 4, "comment", {
      commentId: nextId(),
      body: "Good progress. The record and the injuries are what readers will ask about: please finish those first.",
    }),
  ],
};
