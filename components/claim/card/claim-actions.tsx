"use client";

import { Button, Menu } from "@mantine/core";
import type { OpenForm } from "@/components/open-article/screen-state";
import { useAct } from "@/components/open-article/use-send";
import { useMay, useWorkbench } from "@/components/open-article/workbench-context";
import type { Claim } from "@/lib/domain/claim";
import classes from "./claim-card.module.css";

/** What can be done with the claim next. What the role may not do, or the claim's standing does not allow, is not offered. */
export function ClaimActions({ claim }: { readonly claim: Claim }) {
  const { data, screen, step } = useWorkbench();
  const may = useMay();
  const open = (kind: OpenForm["kind"]) => () => step({ do: "open-form", form: { kind } });
  if (screen.form !== null || screen.viewSeq !== null) return null;
  const isSettled = claim.ruling !== null;
  const isOpen = !isSettled && !claim.isWithdrawn;
  const hasOwn = claim.verdicts.some((verdict) => verdict.reviewerId === data.me.id);
  const isReadyToSettle = claim.verdicts.length > 0;
  return (
    <div className={classes["actions"]}>
      {isOpen && may("settle-claim") && (
        <Button size="compact-md" variant={isReadyToSettle ? "filled" : "default"} onClick={open("settle")}>
          Settle…
        </Button>
      )}
      {isOpen && may("give-verdict") && (
        <Button
          size="compact-md"
          variant={isReadyToSettle && may("settle-claim") ? "default" : "filled"}
          onClick={open("verdict")}
        >
          {hasOwn ? "Change my verdict" : "Give verdict"}
        </Button>
      )}
      {isOpen && may("add-evidence") && screen.tab === "evidence" && (
        <Button size="compact-md" variant="default" onClick={open("evidence")}>
          Add evidence
        </Button>
      )}
      {may("comment") && screen.tab === "discussion" && (
        <Button size="compact-md" variant="default" onClick={open("comment")}>
          Comment
        </Button>
      )}
      {isSettled && may("reopen-claim") && (
        <Button size="compact-md" variant="default" onClick={open("reopen")}>
          Reopen…
        </Button>
      )}
      {claim.isWithdrawn && may("restore-claim") && (
        <Button size="compact-md" onClick={open("restore")}>
          Restore…
        </Button>
      )}
      <MoreActions claim={claim} />
    </div>
  );
}

function MoreActions({ claim }: { readonly claim: Claim }) {
  const { data, step } = useWorkbench();
  const may = useMay();
  const act = useAct();
  const { claimId } = claim;
  const open = (kind: OpenForm["kind"]) => () => step({ do: "open-form", form: { kind } });
  const isOpen = claim.ruling === null && !claim.isWithdrawn;
  const mayDescribe = isOpen && may("describe-claim");
  const mayAssign = may("assign-claim");
  const isPlaced = claim.placement === "kept" || claim.placement === "moved";
  const maySuggest = !claim.isWithdrawn && isPlaced && may("suggest-wording");
  if (!mayDescribe && !mayAssign && !maySuggest) return null;
  const assign = (userId: string | null) => () => void act({ type: "assign-claim", claimId, userId });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button size="compact-md" variant="subtle" aria-label="More about this claim">
          More
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayDescribe && <Menu.Item onClick={open("describe")}>Describe…</Menu.Item>}
        {mayDescribe && <Menu.Item onClick={open("evidence")}>Add evidence…</Menu.Item>}
        {maySuggest && <Menu.Item onClick={open("wording")}>Suggest wording…</Menu.Item>}
        {isOpen && may("move-claim") && (
          <Menu.Item onClick={() => step({ do: "place", claimId })}>Place on other words…</Menu.Item>
        )}
        {isOpen && may("withdraw-claim") && <Menu.Item onClick={open("withdraw")}>Withdraw…</Menu.Item>}
        {mayAssign && (
          <>
            <Menu.Divider />
            <Menu.Label>Assign to</Menu.Label>
            {data.members.map((member) => (
              <Menu.Item
                key={member.userId}
                onClick={assign(member.userId)}
                disabled={member.userId === claim.assigneeId}
              >
                {member.name}
              </Menu.Item>
            ))}
            {claim.assigneeId !== null && <Menu.Item onClick={assign(null)}>Nobody</Menu.Item>}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
