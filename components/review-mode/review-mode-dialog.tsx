"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { isDone, useSend, whyNot } from "@/components/open-article/use-send";
import type { Sent } from "@/lib/client/review/review-store";
import {
  DEFAULT_REQUIRED_VERDICTS,
  type ReviewMode,
  type ReviewModeSettings,
} from "@/lib/domain/review-mode";
import { ReviewModeFields } from "./review-mode-fields";

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
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="md">
          <ReviewModeFields settings={settings} onChange={change} />
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

function settingsOf(mode: ReviewMode): ReviewModeSettings {
  if (mode.kind === "open")
    return { mode: "open", requiredVerdicts: DEFAULT_REQUIRED_VERDICTS, hidesNames: false };
  return { mode: "independent", requiredVerdicts: mode.requiredVerdicts, hidesNames: mode.hidesNames };
}
