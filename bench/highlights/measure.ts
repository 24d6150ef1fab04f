import { type Browser, chromium } from "@playwright/test";
import { build } from "esbuild";
import { median } from "../statistics";
import type { HighlightBench } from "./page";

declare const bench: HighlightBench;

const WORDS = 100_000;
const CLAIMS = 10_000;
const RUNS = 5;

/** Measures how highlights are drawn, beside a bare TipTap and beside other annotators. Milliseconds, medians. */
export async function measureHighlights(browserPath: string | null): Promise<HighlightFigures> {
  const page = await bundlePage();
  const browser = await chromium.launch({
    ...(browserPath === null ? {} : { executablePath: browserPath }),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    return await measureAll(browser, page);
  } finally {
    await browser.close();
  }
}

export type HighlightFigures = Awaited<ReturnType<typeof measureAll>>;

async function measureAll(browser: Browser, html: string) {
  const opens: { bare: number[]; assay: number[]; share: number[] } = { bare: [], assay: [], share: [] };
  for (let run = 0; run < RUNS; run++) {
    opens.bare.push(
      await onFreshPage(browser, html, (page) => page.evaluate((words) => bench.openBare(words), WORDS)),
    );
    opens.assay.push(
      await onFreshPage(browser, html, (page) =>
        page.evaluate(([words, claims]) => bench.openAssay(words, claims), [WORDS, CLAIMS] as const),
      ),
    );
    opens.share.push(
      await onFreshPage(browser, html, (page) =>
        page.evaluate(([words, claims]) => bench.highlightShare(words, claims), [WORDS, CLAIMS] as const),
      ),
    );
  }
  const many = await onFreshPage(browser, html, (page) => measureChanges(page, CLAIMS));
  const few = await onFreshPage(browser, html, (page) => measureChanges(page, 100));
  const bareScroll = await onFreshPage(browser, html, async (page) => {
    await page.evaluate((words) => bench.openBare(words), WORDS);
    return page.evaluate(() => bench.scroll(200));
  });
  const recogito = await onFreshPage(browser, html, (page) =>
    page.evaluate(([words, claims]) => bench.openRecogito(words, claims), [WORDS, CLAIMS] as const),
  );
  const markJs = await onFreshPage(browser, html, (page) =>
    page.evaluate(([words, claims]) => bench.openMarkJs(words, claims), [WORDS, CLAIMS] as const),
  );
  return {
    bareOpen: median(opens.bare),
    assayOpen: median(opens.assay),
    highlightShare: median(opens.share),
    many,
    few,
    bareScroll,
    recogito,
    markJs,
  };
}

type Page = Awaited<ReturnType<Browser["newPage"]>>;

async function measureChanges(page: Page, claims: number) {
  await page.evaluate(([words, count]) => bench.openAssay(words, count), [WORDS, claims] as const);
  const times = { add: [] as number[], recolour: [] as number[], delete: [] as number[] };
  for (let turn = 0; turn < 15; turn++) {
    for (const kind of ["add", "recolour", "delete"] as const) {
      times[kind].push(await page.evaluate(([what, at]) => bench.change(what, at), [kind, turn] as const));
    }
  }
  const hits = await page.evaluate(() => bench.hitTest(1_000));
  const scroll = await page.evaluate(() => bench.scroll(200));
  return {
    add: median(times.add),
    recolour: median(times.recolour),
    delete: median(times.delete),
    hits,
    scroll,
  };
}

async function onFreshPage<T>(
  browser: Browser,
  html: string,
  measure: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.setContent(html);
    return await measure(page);
  } finally {
    await page.close();
  }
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["bench/highlights/page.ts"],
    bundle: true,
    write: false,
    outdir: "bundle",
    format: "iife",
    target: "chrome120",
    define: { "process.env.NODE_ENV": '"production"' },
    minify: true,
  });
  const script = outputFiles.find(({ path }) => path.endsWith(".js"))?.text ?? "";
  const style = outputFiles.find(({ path }) => path.endsWith(".css"))?.text ?? "";
  return `<!doctype html><meta charset="utf-8"><style>${style}
    article{max-width:66ch;margin:0 auto;font:19px/1.68 serif}
    article p,article .passage{contain:layout}
    mark.claim{background:#f6df8f;text-decoration:underline 2px}</style><body><script>${script.replaceAll("</script", "<\\/script")}</script>`;
}
