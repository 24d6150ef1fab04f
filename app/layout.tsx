import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "@mantine/tiptap/styles.css";
import "@/components/theme/fonts.css";
import "@/components/theme/tokens.css";
import sans from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import serif from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { AppTheme } from "@/components/theme/app-theme";

export const metadata: Metadata = {
  title: { default: "Assay", template: "%s · Assay" },
  description: "Claims, verdicts and evidence on the spans of an article.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#161614" },
  ],
};

/** Told before any schema is made: zod otherwise tries `eval`, which the page's policy refuses and browsers report. */
const WITHOUT_EVAL = "globalThis.__zod_globalConfig = { jitless: true };";

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  for (const face of [serif, sans])
    preload(face, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <script nonce={nonce} suppressHydrationWarning>
          {WITHOUT_EVAL}
        </script>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <a className="skip-link" href="#main">
          Skip to the content
        </a>
        <AppTheme nonce={nonce}>{children}</AppTheme>
      </body>
    </html>
  );
}
