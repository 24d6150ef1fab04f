import { Skeleton } from "@mantine/core";

/** Shown while a long article is being read. */
export default function LoadingWorkbench() {
  return (
    <div style={{ maxWidth: 700, margin: "92px auto", padding: "0 18px" }}>
      <p role="status">Reading the article…</p>
      {[40, 18, 18, 18, 18, 18, 18].map((height, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <Skeleton key={at} height={height} mt={14} width={at % 3 === 2 ? "70%" : "100%"} />
      ))}
    </div>
  );
}
