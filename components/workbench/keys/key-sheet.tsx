"use client";

import { Kbd, Modal, Switch } from "@mantine/core";
import { useSingleKeys } from "@/components/browser/single-keys";
import { useWorkbench } from "@/components/open-article/workbench-context";
import classes from "./key-sheet.module.css";

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ["J  K", "Next, previous claim"],
  ["Enter", "Open the claim at the caret, or the active one"],
  ["M", "Mark the selected words as a claim, and write on it"],
  ["V", "Verdict"],
  ["E", "Evidence"],
  ["C", "Comment"],
  ["S", "Settle"],
  ["D", "Describe"],
  ["W", "Suggest wording"],
  ["B", "Checked before: claims like this one"],
  ["T", "Talk about the article: its discussion"],
  ["L", "Lost and changed words: claims to place"],
  ["H", "History"],
  ["Ctrl Z", "Take back what I did last"],
  ["Ctrl Shift Z", "Do it again"],
  ["[  ]", "Move the start or the end of the claim outward; with Shift inward"],
  ["/", "Find and filter claims"],
  ["Ctrl K", "Everything"],
  ["?", "This sheet"],
  ["Esc", "Back to the text"],
];

const TEXT_KEYS: readonly (readonly [keys: string, what: string])[] = [
  ["← →", "Caret by word"],
  ["Shift ← →", "Select by word"],
  ["Ctrl Shift ← →", "Select by sentence"],
  ["Shift ↑ ↓", "Select by paragraph"],
  ["Alt Shift ← →", "Select by character"],
];

/** All keys, and the switch for those that stand alone. */
export function KeySheet() {
  const { screen, step } = useWorkbench();
  const [isOn, setIsOn] = useSingleKeys();
  return (
    <Modal
      opened={screen.isKeySheetOpen}
      onClose={() => step({ do: "toggle-keys", isOpen: false })}
      title="Keys"
      closeButtonProps={{ "aria-label": "Close" }}
      size="lg"
    >
      <Switch
        checked={isOn}
        onChange={(event) => setIsOn(event.currentTarget.checked)}
        label="Single keys do things"
        description="Switch off if you speak to your computer or press keys by accident. Ctrl K stays."
      />
      <KeyTable title="Claims" keys={KEYS} />
      <KeyTable title="In the text" keys={TEXT_KEYS} />
    </Modal>
  );
}

function KeyTable({ title, keys }: { readonly title: string; readonly keys: typeof KEYS }) {
  return (
    <table className={classes["keys"]}>
      <caption>{title}</caption>
      <tbody>
        {keys.map(([key, what]) => (
          <tr key={key}>
            <th scope="row">
              {key.split("  ").map((each) => (
                <Kbd key={each}>{each}</Kbd>
              ))}
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
