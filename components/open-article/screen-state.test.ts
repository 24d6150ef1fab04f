import { describe, expect, it } from "vitest";
import type { ClaimId } from "@/lib/domain/ids";
import { NO_FILTER } from "./claim-filter";
import { FIRST_SCREEN, type ScreenStep, stepScreen } from "./screen-state";

const claim = (id: string) => id as ClaimId;
const screenAfter = (...steps: readonly ScreenStep[]) => steps.reduce(stepScreen, FIRST_SCREEN);

describe("the screen", () => {
  it("closes the form when another claim is opened, not when the same is", () => {
    const writing = screenAfter(
      { do: "activate", claimId: claim("a") },
      { do: "open-form", form: { kind: "verdict" } },
    );
    expect(stepScreen(writing, { do: "activate", claimId: claim("a") })).toBe(writing);
    expect(stepScreen(writing, { do: "activate", claimId: claim("b") }).form).toBeNull();
  });

  it("shows the tab that a form belongs to", () => {
    expect(screenAfter({ do: "open-form", form: { kind: "evidence" } }).tab).toBe("evidence");
    expect(screenAfter({ do: "open-form", form: { kind: "comment" } }).tab).toBe("discussion");
  });

  it("stays on its tab for a form that belongs to none", () => {
    const screen = screenAfter(
      { do: "show-tab", tab: "history" },
      { do: "open-form", form: { kind: "describe" } },
    );
    expect(screen.tab).toBe("history");
  });

  it("closes every form when one looks at the past, where nothing can be changed", () => {
    const screen = screenAfter({ do: "open-form", form: { kind: "verdict" } }, { do: "view", seq: 3 });
    expect(screen).toMatchObject({ form: null, viewSeq: 3 });
    expect(stepScreen(screen, { do: "view", seq: null }).viewSeq).toBeNull();
  });

  it("keeps what is written about the article apart from the open claim, also while its discussion is closed", () => {
    const screen = screenAfter(
      { do: "open-form", form: { kind: "verdict" } },
      { do: "talk", talk: { isOpen: true } },
      { do: "talk", talk: { form: { kind: "comment" } } },
      { do: "talk", talk: { isOpen: false } },
    );
    expect(screen.form).toEqual({ kind: "verdict" });
    expect(screen.talk).toEqual({ isOpen: false, form: { kind: "comment" } });
    expect(stepScreen(screen, { do: "view", seq: 3 }).talk.form).toBeNull();
  });

  it("keeps the filter and the open claim apart from one another", () => {
    const filter = { ...NO_FILTER, words: "cranes" };
    const screen = screenAfter({ do: "activate", claimId: claim("a") }, { do: "filter", filter });
    expect(screen).toMatchObject({ activeId: "a", filter });
  });
});
