"use client";

import { Anchor, Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { showMinute } from "@/components/look/show-date";
import { type AnswerOf, askApi } from "@/lib/client/ask-api";
import { ChangeAnswer } from "./change-answer";
import classes from "./settings.module.css";
import type { Witness } from "./settings-data";
import { useChange } from "./use-change";

type Props = { readonly slug: string; readonly mayManage: boolean; readonly first: readonly Witness[] };

/** Who countersigns the log's checkpoints, and how that goes. */
export function WitnessesPanel({ slug, mayManage, first }: Props) {
  const [witnesses, setWitnesses] = useState(first);
  const { change, isWaiting, refusal, done } = useChange();
  const add = (key: string, address: string, onAdded: () => void) => {
    const ask = () =>
      askApi("POST /api/v1/workspaces/{slug}/log/witnesses", { params: { slug }, body: { key, address } });
    const onDone = (made: AnswerOf<"POST /api/v1/workspaces/{slug}/log/witnesses">) => {
      setWitnesses([...witnesses, made]);
      onAdded();
    };
    return change(ask, onDone, "The witness is asked with the newest checkpoint, within a minute.");
  };
  const remove = (witness: Witness) => {
    const { witnessId } = witness;
    const ask = () =>
      askApi("DELETE /api/v1/workspaces/{slug}/log/witnesses/{witnessId}", { params: { slug, witnessId } });
    const onDone = () => setWitnesses(witnesses.filter((each) => each !== witness));
    return change(ask, onDone, `${witness.name} is no longer asked. What it countersigned stays.`);
  };
  return (
    <section aria-labelledby="witnesses-title">
      <h2 id="witnesses-title" className={classes["title"]}>
        Witnesses
      </h2>
      <p className={classes["hint"]}>
        Somebody else who countersigns each checkpoint once they have seen that it goes on from the one
        before. They see its size and one hash. Send them the{" "}
        <Anchor inherit underline="always" href={`/api/v1/workspaces/${slug}/log/key`}>
          log’s key
        </Anchor>{" "}
        first.
      </p>
      <ChangeAnswer refusal={refusal} done={done} />
      {mayManage && <WitnessForm isWaiting={isWaiting} onAdd={add} />}
      {witnesses.length === 0 ? (
        <p className={classes["hint"]}>Nobody countersigns this log yet.</p>
      ) : (
        <ul className={classes["list"]} aria-label="Witnesses">
          {witnesses.map((witness) => (
            <WitnessLine key={witness.witnessId} witness={witness} onRemove={mayManage ? remove : null} />
          ))}
        </ul>
      )}
    </section>
  );
}

type FormProps = {
  readonly isWaiting: boolean;
  readonly onAdd: (key: string, address: string, onAdded: () => void) => Promise<void>;
};

function WitnessForm({ isWaiting, onAdd }: FormProps) {
  const [key, setKey] = useState("");
  const [address, setAddress] = useState("");
  const clear = () => {
    setKey("");
    setAddress("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onAdd(key.trim(), address.trim(), clear);
  };
  return (
    <form onSubmit={submit} className={classes["inline"]}>
      <TextInput
        label="Its verifier key"
        placeholder="witness.example/w1+8d66cf3f+BA…"
        required
        withAsterisk={false}
        maxLength={400}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <TextInput
        label="Its address"
        placeholder="https://witness.example"
        type="url"
        required
        withAsterisk={false}
        maxLength={1_000}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Button type="submit" loading={isWaiting}>
        Add the witness
      </Button>
    </form>
  );
}

type LineProps = {
  readonly witness: Witness;
  /** Null where they may not. */
  readonly onRemove: ((witness: Witness) => Promise<void>) | null;
};

function WitnessLine({ witness, onRemove }: LineProps) {
  const { name, address, last, problem } = witness;
  return (
    <li>
      <div className={classes["who"]}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <span>
          <bdi>{address}</bdi>
        </span>
        <span>
          {last === null
            ? "Countersigned nothing yet"
            : `Countersigned ${last.size.toLocaleString("en")} entries, ${showMinute(last.at)}`}
        </span>
        {problem !== null && <span className={classes["refusal"]}>Last try: {problem}</span>}
      </div>
      {onRemove !== null && (
        <Button variant="default" aria-label={`Remove ${name}`} onClick={() => void onRemove(witness)}>
          Remove
        </Button>
      )}
    </li>
  );
}
