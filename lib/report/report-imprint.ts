import type { Imprint, Logo } from "../domain/imprint";
import type { Words } from "../words/words";

/** What a desk says of itself, as its reports hold it. The logo is a `data:` address of a PNG. */
export type ReportImprint = Omit<Imprint, "logo" | "savedAt"> & {
  readonly logo: { readonly width: number; readonly height: number; readonly url: string } | null;
};

/** Null where the desk has said nothing. */
export function reportImprint({ logo, savedAt: _, ...imprint }: Imprint): ReportImprint | null {
  if (imprint.version === 0) return null;
  return {
    ...imprint,
    logo: logo === null ? null : { width: logo.width, height: logo.height, url: logoAddress(logo) },
  };
}

/** A logo as an address that holds it. */
export const logoAddress = ({ png }: Logo): string =>
  `data:image/png;base64,${Buffer.from(png).toString("base64")}`;

/** What a desk says in its own words, each part with its title, in Markdown; only what it says. */
export function imprintParts(
  imprint: Pick<ReportImprint, (typeof PARTS)[number]> | null | undefined,
  { say }: Words,
): readonly { readonly title: string; readonly text: string }[] {
  return PARTS.flatMap((part) => {
    const text = imprint?.[part] ?? null;
    return text === null ? [] : [{ title: say(`imprint.${part}`), text }];
  });
}

const PARTS = ["method", "corrections", "licence"] as const;
