import type { EventData } from "../shapes/event";
import { articleEvents } from "./article";
import { claimEvents } from "./claim";
import { commentEvents } from "./comment";
import { editionEvents } from "./edition";
import type { EventKinds } from "./event-kind";
import { evidenceEvents } from "./evidence";
import { kindsOf } from "./kinds-of";
import { placeEvents } from "./place";
import { redactionEvents } from "./redaction";
import { reviewModeEvents } from "./review-mode";
import { rulingEvents } from "./ruling";
import { verdictEvents } from "./verdict";
import { wordingEvents } from "./wording";

/** Every kind of event. One that is missing does not compile. */
export const EVENT_KINDS: EventKinds<EventData> = {
  ...articleEvents,
  ...reviewModeEvents,
  ...claimEvents,
  ...placeEvents,
  ...verdictEvents,
  ...evidenceEvents,
  ...rulingEvents,
  ...commentEvents,
  ...wordingEvents,
  ...editionEvents,
  ...redactionEvents,
};

/** Their verbs, said of any entry. */
export const events = kindsOf(EVENT_KINDS);
