"use client";

import { Checkbox, NumberInput, Radio, Stack } from "@mantine/core";
import { MOST_REQUIRED_VERDICTS, type ReviewModeSettings } from "@/lib/domain/review-mode";

type Props = {
  readonly settings: ReviewModeSettings;
  readonly onChange: (part: Partial<ReviewModeSettings>) => void;
};

/** How an article is reviewed, to choose from, in plain words. */
export function ReviewModeFields({ settings, onChange }: Props) {
  return (
    <>
      <Modes settings={settings} onChange={onChange} />
      {settings.mode === "independent" && <Rules settings={settings} onChange={onChange} />}
    </>
  );
}

function Modes({ settings, onChange }: Props) {
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

function Rules({ settings, onChange }: Props) {
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
