"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { useAlive } from "@/components/browser/waking";
import { showDay } from "@/components/look/show-date";
import { type AnswerOf, askApi } from "@/lib/client/ask-api";
import type { Role } from "@/lib/domain/role";
import { ChangeAnswer } from "./change-answer";
import { DESCRIBED_ROLES, nameRole } from "./role-words";
import classes from "./settings.module.css";
import type { Token } from "./settings-data";
import { ShownOnce } from "./shown-once";
import { useChange } from "./use-change";

/** Tokens for programs: each is an actor of its own with one role, shown once, revocable. */
export function TokensPanel({ slug, first }: { readonly slug: string; readonly first: readonly Token[] }) {
  const [tokens, setTokens] = useState(first);
  const [secret, setSecret] = useState<string | null>(null);
  const { change, isWaiting, refusal, done } = useChange();
  const issue = (name: string, role: Role) => {
    const ask = () =>
      askApi("POST /api/v1/workspaces/{slug}/tokens", { params: { slug }, body: { name, role } });
    const onDone = (made: AnswerOf<"POST /api/v1/workspaces/{slug}/tokens">) => {
      setSecret(made.secret);
      const createdAt = new Date().toISOString();
      setTokens([
        { tokenId: made.tokenId, name, role, createdAt, lastUsedAt: null, revokedAt: null },
        ...tokens,
      ]);
    };
    return change(ask, onDone, "The token is ready. Copy it now.");
  };
  const revoke = (token: Token) => {
    const revokedAt = new Date().toISOString();
    const onDone = () => setTokens(tokens.map((each) => (each === token ? { ...each, revokedAt } : each)));
    const ask = () =>
      askApi("DELETE /api/v1/workspaces/{slug}/tokens/{tokenId}", {
        params: { slug, tokenId: token.tokenId },
      });
    return change(ask, onDone, `${token.name} can no longer be used.`);
  };
  return (
    <section aria-labelledby="tokens-title">
      <h2 id="tokens-title" className={classes["title"]}>
        API tokens
      </h2>
      <p className={classes["hint"]}>
        A program uses a token instead of a password. See <Link href="/docs/api">how to use the API</Link>.
      </p>
      <ChangeAnswer refusal={refusal} done={done} />
      <TokenForm isWaiting={isWaiting} onIssue={issue} />
      {secret !== null && (
        <ShownOnce label="Token" value={secret} hint="Keep it like a password. It is shown this once." />
      )}
      <ul className={classes["list"]} aria-label="Tokens">
        {tokens.map((token) => (
          <TokenLine key={token.tokenId} token={token} onRevoke={revoke} />
        ))}
      </ul>
    </section>
  );
}

type FormProps = {
  readonly isWaiting: boolean;
  readonly onIssue: (name: string, role: Role) => Promise<void>;
};

function TokenForm({ isWaiting, onIssue }: FormProps) {
  const [name, setName] = useState("");
  const isAlive = useAlive();
  const [role, setRole] = useState<Role>("viewer");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onIssue(name.trim(), role);
  };
  return (
    <form onSubmit={submit} className={classes["inline"]}>
      <TextInput
        label="What it is for"
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Role"
        data={DESCRIBED_ROLES}
        value={role}
        disabled={!isAlive}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
      />
      <Button type="submit" loading={isWaiting}>
        Issue a token
      </Button>
    </form>
  );
}

function TokenLine({
  token,
  onRevoke,
}: {
  readonly token: Token;
  readonly onRevoke: (token: Token) => Promise<void>;
}) {
  const used = token.lastUsedAt === null ? "never used" : `last used ${showDay(token.lastUsedAt)}`;
  return (
    <li>
      <div className={classes["who"]}>
        <b>
          <bdi>{token.name}</bdi>
        </b>
        <span>
          {nameRole(token.role)}, issued {showDay(token.createdAt)}, {used}
        </span>
      </div>
      {token.revokedAt === null ? (
        <Button variant="default" aria-label={`Revoke ${token.name}`} onClick={() => void onRevoke(token)}>
          Revoke
        </Button>
      ) : (
        <span>Revoked {showDay(token.revokedAt)}</span>
      )}
    </li>
  );
}
