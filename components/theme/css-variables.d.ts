import "react";

declare module "react" {
  interface CSSProperties {
    "--verdict"?: string | undefined;
    "--column-height"?: string | undefined;
    "--person"?: string | undefined;
    "--part"?: number | undefined;
    "--nth"?: number | undefined;
  }
}
