import { Button, MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { theme } from "./theme";

const draw = (button: React.ReactNode) =>
  /<button[^>]*>/.exec(renderToStaticMarkup(<MantineProvider theme={theme}>{button}</MantineProvider>))?.[0];

describe("a button that waits for an answer", () => {
  it("can keep the focus, and says that it cannot be pressed", () => {
    const drawn = draw(<Button loading>Save</Button>);
    expect(drawn).toContain('aria-disabled="true"');
    expect(drawn).not.toMatch(/\sdisabled/);
  });

  it("keeps it also where it would be disabled for another reason", () => {
    expect(
      draw(
        <Button loading disabled>
          Save
        </Button>,
      ),
    ).not.toMatch(/\sdisabled/);
  });
});

describe("any other button", () => {
  it("is disabled when it is said to be", () => {
    expect(draw(<Button disabled>Save</Button>)).toMatch(/\sdisabled=""/);
    expect(draw(<Button>Save</Button>)).not.toContain("disabled");
  });

  it("sends a form only when it is said to", () => {
    expect(draw(<Button>Save</Button>)).toContain('type="button"');
    expect(draw(<Button type="submit">Save</Button>)).toContain('type="submit"');
  });
});
