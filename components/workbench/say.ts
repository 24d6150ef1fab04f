import { notifications } from "@mantine/notifications";

/** Says a thing in a corner of the screen. */
export function say(message: string, title?: string): void {
  notifications.show({
    message,
    closeButtonProps: { "aria-label": "Close" },
    ...(title === undefined ? {} : { title }),
  });
}
