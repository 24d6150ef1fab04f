import "react";

declare module "react" {
  interface CSSProperties {
    "--verdict"?: string | undefined;
    "--column-height"?: string | undefined;
  }
}
