import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";

/** One thing that can be done about what is said. */
type Offer = { readonly label: string; readonly onClick: () => void };

/** Long enough to read what is offered and to reach it. */
const OFFER_MS = 15_000;

/** Says a thing in a corner of the screen, with at most one thing to do about it. */
export function say(message: string, title?: string, offer?: Offer): void {
  notifications.show({
    closeButtonProps: { "aria-label": "Close" },
    ...(title === undefined ? {} : { title }),
    ...(offer === undefined ? { message } : offered(message, offer)),
  });
}

function offered(message: string, { label, onClick }: Offer) {
  const id = `offer-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const take = (): void => {
    notifications.hide(id);
    onClick();
  };
  return {
    id,
    autoClose: OFFER_MS,
    message: (
      <>
        <p>{message}</p>
        <Button size="compact-sm" variant="default" onClick={take}>
          {label}
        </Button>
      </>
    ),
  };
}
