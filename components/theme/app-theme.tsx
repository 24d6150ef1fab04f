"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { resolveVariables, theme } from "./theme";

type Props = { readonly nonce: string; readonly children: ReactNode };

/** The theme around every screen. `nonce` is the request's own, for the few styles that Mantine writes in the page. */
export function AppTheme({ nonce, children }: Props) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Notifications position="bottom-center" />
      {children}
    </MantineProvider>
  );
}
