"use client";

import { Button, Checkbox, Group, Modal, NumberInput, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import {
  DEFAULT_REQUIRED_VERDICTS,
  MOST_REQUIRED_VERDICTS,
  type ReviewMode,
  type ReviewModeSettings,
} from "@/lib/domain/review-mode";
import type { Sent } from "./review-store";
import { isDone, useSend, whyNot } from "./use-send";

type Props = { readonly mode: ReviewMode; readonly onClose: () => void };

/** Says how the article is reviewed from now on, in plain words. */
export function ReviewModeDialog({ mode, onClose }: Props) {
  const send = useSend();
  const [settings, setSettings] = useState<ReviewModeSettings>(() => settingsOf(mode));
  const [answer, setAnswer] = useState<Sent | null>(null);
  const change = (part: Partial<ReviewModeSettings>): void => setSettings({ ...settings, ...part });
  const save = async (): Promise<void> => {
    const sent = await send({ type: "set-review-mode", ...settings });
    if (isDone(sent)) onClose();
    else setAnswer(sent);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="How this article is reviewed"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          <Modes settings={settings} onChange={change} />
          {settings.mode === "independent" && <Rules settings={settings} onChange={change} />}
          {answer?.kind === "refused" && (
            <Text c="red" size="sm" role="alert">
              {whyNot(answer)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Save</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type PartProps = {
  readonly settings: ReviewModeSettings;
  readonly onChange: (part: Partial<ReviewModeSettings>) => void;
};

function Modes({ settings, onChange }: PartProps) {
  return (
    <Radio.Group
      aria-label="Review mode"
      value={settings.mode}
      onChange={(value) => onChange({ mode: value === "independent" ? "independent" : "open" })}
    >
      <Stack gap="sm">
        <Radio
          value="open"
          label="Open"
          description="Everyone sees every verdict, stance and comment at once."
        />
        <Radio
          value="independent"
          label="Independent"
          description="On each claim, reviewers see what others think only after they gave their own verdict. Editors and owners see everything."
        />
      </Stack>
    </Radio.Group>
  );
}

function Rules({ settings, onChange }: PartProps) {
  return (
    <>
      <NumberInput
        label="Verdicts needed on each claim"
        description="A claim is settled only when this many people have judged it."
        min={1}
        max={MOST_REQUIRED_VERDICTS}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        value={settings.requiredVerdicts}
        onChange={(value) => onChange({ requiredVerdicts: Number(value) || 1 })}
      />
      <Checkbox
        label="Hide names until a claim is settled"
        description="Whoever settles it sees Reviewer A, Reviewer B instead of names, also in who is here. Whom a claim is assigned to is still shown."
        checked={settings.hidesNames}
        onChange={(event) => onChange({ hidesNames: event.currentTarget.checked })}
      />
    </>
  );
}

function settingsOf(mode: ReviewMode): ReviewModeSettings {
  if (mode.kind === "open")
    return { mode: "open", requiredVerdicts: DEFAULT_REQUIRED_VERDICTS, hidesNames: false };
  return { mode: "independent", requiredVerdicts: mode.requiredVerdicts, hidesNames: mode.hidesNames };
}
