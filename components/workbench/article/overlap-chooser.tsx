"use client";

import { Menu } from "@mantine/core";
import { claimLook } from "@/components/look/claim-look";
import { VerdictMark } from "@/components/look/verdict-mark";
import { claimWords } from "@/components/open-article/text-order";
import { useWorkbench } from "@/components/open-article/workbench-context";
import type { ClaimId } from "@/lib/domain/ids";
import classes from "./overlap-chooser.module.css";

type Props = {
  readonly choice: { readonly claimIds: readonly ClaimId[]; readonly x: number; readonly y: number };
  readonly onChoose: (claimId: ClaimId | null) => void;
};

/** Asks which claim is meant where words belong to several. */
export function OverlapChooser({ choice, onChoose }: Props) {
  const { claims, data } = useWorkbench();
  const offered = claims.filter((claim) => choice.claimIds.includes(claim.claimId));
  return (
    <Menu opened onClose={() => onChoose(null)} position="bottom-start" width={340} returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Claims at these words"
          className={classes["point"]}
          style={{ left: choice.x, top: choice.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label="Claims at these words">
        <Menu.Label>{offered.length} claims at these words</Menu.Label>
        {offered.map((claim) => {
          const look = claimLook(claim, data.desk.scale);
          return (
            <Menu.Item
              key={claim.claimId}
              onClick={() => onChoose(claim.claimId)}
              leftSection={
                look.rating !== null && (
                  <span style={{ color: look.colour }}>
                    <VerdictMark mark={look.rating.mark} size={16} />
                  </span>
                )
              }
            >
              <span className={classes["statement"]}>{claimWords(claim)}</span>
              <span className={classes["word"]}>{look.word}</span>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
