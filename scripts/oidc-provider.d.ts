/** As much of oidc-provider as identity-provider.mjs uses; the package has no types of its own. */
declare module "oidc-provider" {
  import type { JsonWebKey } from "node:crypto";
  import type { Server } from "node:http";

  export type Configuration = {
    readonly clients: readonly {
      readonly client_id: string;
      readonly client_secret: string;
      readonly redirect_uris: readonly string[];
    }[];
    readonly claims: Readonly<Record<string, readonly string[]>>;
    readonly cookies: { readonly keys: readonly string[] };
    readonly findAccount: (
      context: unknown,
      login: string,
    ) => {
      readonly accountId: string;
      readonly claims: () => { readonly sub: string } & Readonly<Record<string, string | boolean>>;
    };
    readonly jwks: { readonly keys: readonly JsonWebKey[] };
    readonly pkce: { readonly methods: readonly string[]; readonly required: () => boolean };
  };

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    listen(port: number, host: string, listening: () => void): Server;
  }
}
