import type { MentionNodeAttrs } from "@tiptap/extension-mention";
import type { SuggestionKeyDownProps, SuggestionOptions, SuggestionProps } from "@tiptap/suggestion";
import type { WorkbenchMember } from "@/components/open-article/workbench-data";
import { matchMembers } from "./match-members";

/** The choice that stands open beside the caret. */
export type ShownMenu = {
  readonly members: readonly WorkbenchMember[];
  /** The one that Enter takes. */
  readonly at: number;
  /** Where the list is drawn; it follows the caret by itself. */
  readonly place: HTMLElement;
  readonly take: (member: WorkbenchMember) => void;
};

type Props = SuggestionProps<WorkbenchMember, MentionNodeAttrs>;

/** Completion of names after "@": what the list shows, and the keys that work while the caret stays in the text. */
export type MentionMenu = {
  readonly listId: string;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ShownMenu | null;
  readonly suggestion: Omit<SuggestionOptions<WorkbenchMember, MentionNodeAttrs>, "editor">;
};

export const optionId = (listId: string, { userId }: WorkbenchMember): string => `${listId}-${userId}`;

/** `container` is a selector of the element that the list is drawn in. */
export function createMentionMenu(
  listId: string,
  container: string,
  members: () => readonly WorkbenchMember[],
): MentionMenu {
  const listeners = new Set<() => void>();
  let shown: ShownMenu | null = null;
  let field: HTMLElement | null = null;
  let unmount: (() => void) | undefined;

  const show = (next: ShownMenu | null): void => {
    shown = next === null || next.members.length === 0 ? null : next;
    if (field !== null) tellField(field, listId, shown);
    for (const listener of listeners) listener();
  };
  const update = ({ items, command }: Props, place: HTMLElement, at: number): void =>
    show({
      members: items,
      at: Math.min(at, Math.max(0, items.length - 1)),
      place,
      take: ({ userId, name }) => command({ id: userId, label: name }),
    });
  const render = () => {
    const place = document.createElement("div");
    place.style.zIndex = "10";
    return {
      onStart: (props: Props): void => {
        field = props.editor.view.dom;
        unmount = props.mount(place);
        update(props, place, 0);
      },
      onUpdate: (props: Props): void => update(props, place, shown?.at ?? 0),
      onKeyDown: (pressed: SuggestionKeyDownProps): boolean => shown !== null && press(pressed, shown, show),
      onExit: (): void => {
        show(null);
        unmount?.();
      },
    };
  };
  return {
    listId,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => shown,
    suggestion: {
      char: "@",
      allowSpaces: true,
      allowedPrefixes: null,
      container,
      items: ({ query }) => [...matchMembers(members(), query)],
      render,
    },
  };
}

function press(
  { event }: SuggestionKeyDownProps,
  shown: ShownMenu,
  show: (next: ShownMenu | null) => void,
): boolean {
  const { members, at, take } = shown;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step !== 0) {
    show({ ...shown, at: (at + step + members.length) % members.length });
    return true;
  }
  if (event.key === "Escape") event.stopPropagation();
  const isTaking = (event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab";
  const member = members[at];
  if (!isTaking || member === undefined) return false;
  take(member);
  return true;
}

/** The caret stays in the field, so the field says which option is the active one. */
function tellField(field: HTMLElement, listId: string, shown: ShownMenu | null): void {
  const active = shown?.members[shown.at];
  field.setAttribute("aria-autocomplete", "list");
  if (active === undefined) {
    field.removeAttribute("aria-controls");
    field.removeAttribute("aria-activedescendant");
    return;
  }
  field.setAttribute("aria-controls", listId);
  field.setAttribute("aria-activedescendant", optionId(listId, active));
}
