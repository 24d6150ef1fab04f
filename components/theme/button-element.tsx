import type { ComponentPropsWithRef, MouseEvent } from "react";

type Props = ComponentPropsWithRef<"button"> & { readonly "data-loading"?: boolean };

/**
 * The `<button>` under every Mantine button. Mantine disables a button that waits for an answer, and a disabled one
 * loses the keyboard's place: whoever was refused would begin at the top of the page again. This one keeps the focus,
 * says that it cannot be pressed, and does nothing meanwhile (Enter in a field of its form presses it too).
 */
export function ButtonElement({ type = "button", disabled, onClick, ...others }: Props) {
  const isWaiting = others["data-loading"] === true;
  return (
    <button
      {...others}
      type={type}
      {...(isWaiting ? { "aria-disabled": true, onClick: doNothing } : { disabled, onClick })}
    />
  );
}

function doNothing(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
