import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";
import { ButtonElement } from "./button-element";

/** Shade 7 is the accent on light paper, shade 2 on dark. */
const accent: MantineColorsTuple = [
  "#eaf0f6",
  "#d3dfeb",
  "#9cc0e7",
  "#7fa8d3",
  "#6391bf",
  "#4a7aa8",
  "#38648f",
  "#27496d",
  "#1f3b59",
  "#162b42",
];

/** Mantine chooses the ink of a filled part by the light theme's shade; on dark paper the accent is light and wants dark ink. */
const resolveVariant: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  const isAccent = input.color === undefined || input.color === "accent";
  return input.variant === "filled" && isAccent ? { ...colours, color: "var(--accent-ink)" } : colours;
};

/** What opens is there at once: a key that follows the one that opened it is meant for it. */
const AT_ONCE = { transitionProps: { duration: 0 } };

/** Mantine's parts in the tones of components/theme/tokens.css. */
export const theme = createTheme({
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  headings: { fontFamily: "var(--serif)", fontWeight: "600" },
  fontSizes: { xs: "12.5px", sm: "14px", md: "14.5px", lg: "19px", xl: "33px" },
  colors: { accent },
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 2 },
  autoContrast: true,
  luminanceThreshold: 0.4,
  variantColorResolver: resolveVariant,
  defaultRadius: "7px",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    // Beside its button, inside the same landmark; away from the bars above and below. A menu holds items and nothing else.
    Menu: {
      defaultProps: {
        withinPortal: false,
        withInitialFocusPlaceholder: false,
        middlewares: { flip: { padding: 60 }, shift: { padding: 8 } },
      },
    },
    Popover: { defaultProps: AT_ONCE },
    Drawer: { defaultProps: AT_ONCE },
    // A dialog's heading is no banner of the page.
    Modal: {
      defaultProps: {
        ...AT_ONCE,
        closeButtonProps: { "aria-label": "Close" },
        attributes: { header: { role: "presentation" } },
      },
    },
    // Mantine reckons the ink for light paper only.
    Button: {
      defaultProps: { component: ButtonElement },
      vars: (_theme: unknown, { variant = "filled", color }: { variant?: string; color?: string }) => ({
        root: variant === "filled" && color === undefined ? { "--button-color": "var(--accent-ink)" } : {},
      }),
    },
    // Beside a title, Mantine greys what is said by a tone of its own.
    Notification: { styles: { description: { color: "var(--soft)" } } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } },
    SegmentedControl: { styles: { root: { background: "var(--line)" }, label: { color: "inherit" } } },
  },
});

/** Lets Mantine's own variables say what the tokens say. Mantine sets them once a theme, so they are set there. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: TONES, dark: TONES });

const TONES = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--soft)",
  "--mantine-color-placeholder": "var(--faint)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--accent-wash)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-strong)",
};
