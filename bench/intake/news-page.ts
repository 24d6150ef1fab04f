import { randomNumbers, writeArticle } from "../material";

const BYTES = 1024 * 1024;

/**
 * A page as news sites send them, of 1 MiB: an article of 6,000 words among menus, teasers with pictures, scripts,
 * styles, a form and readers' comments. `seed` decides all.
 */
export function writeNewsPage(seed = 1): string {
  const random = randomNumbers(seed);
  const { paragraphs } = writeArticle(6_000, seed);
  const other = writeArticle(60_000, seed + 1).paragraphs;
  let next = 0;
  const words = (count: number) => {
    next += 1;
    return (other[next % other.length] ?? "").split(" ").slice(0, count).join(" ");
  };
  const article = paragraphs.map((text, at) => {
    const [before, linked, after] = [text.slice(0, 60), text.slice(60, 90), text.slice(90)];
    const heading = at % 8 === 7 ? `<h2>${words(6)}</h2>` : "";
    const advert =
      at % 10 === 5
        ? `<div class="ad-slot" id="ad-${at}"><span>Advertisement</span><script>ads.push(${at})</script></div>`
        : "";
    return `${heading}${advert}<p>${before}<a href="/story/${at}">${linked}</a>${after}</p>`;
  });
  const teaser = (at: number) =>
    `<div class="teaser teaser--${at % 7}" data-id="${Math.floor(random() * 1e9)}"><a href="/story/${at}" class="teaser__link"><img src="/img/${at}.jpg" srcset="/img/${at}@2x.jpg 2x" alt="" loading="lazy"><span class="kicker">${words(2)}</span><h3 class="teaser__title">${words(9)}</h3></a><p>${words(18)}</p><time datetime="2026-03-01">1 March</time></div>`;
  const comment = (at: number) =>
    `<li class="comment" id="c${at}"><b>${words(2)}</b><time datetime="2026-03-02">2 March</time><div class="comment__body"><p>${words(30)}</p></div><button type="button">Reply</button></li>`;
  const script = () =>
    `<script>window.data.push(${JSON.stringify({ text: words(80), at: random() })})</script>`;
  const style = (at: number) =>
    `.teaser--${at}{color:#${Math.floor(random() * 0xffffff).toString(16)};margin:${at}px}`;
  const menu = Array.from(
    { length: 150 },
    (_, at) => `<li><a href="/section/${at}">${words(2)}</a></li>`,
  ).join("");
  const parts = {
    data: JSON.stringify({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: words(8),
      author: { "@type": "Person", name: "Ada Berg" },
      datePublished: "2026-03-01T08:00:00Z",
      publisher: { "@type": "Organization", name: "The Harbour Gazette" },
    }),
    styles: Array.from({ length: 1_500 }, (_, at) => style(at)).join(""),
  };
  const head = `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>${words(8)} – The Harbour Gazette</title><meta property="og:title" content="${words(8)}"><link rel="canonical" href="https://news.example/story/1"><script type="application/ld+json">${parts.data}</script><style>${parts.styles}</style></head><body><header><nav><ul>${menu}</ul></nav></header><main><article><h1>${words(8)}</h1><p class="byline">By Ada Berg</p>${article.join("\n")}</article>`;
  let rest = "";
  for (let at = 0; head.length + rest.length < BYTES; at += 1)
    rest += `${teaser(at)}${at % 3 === 0 ? comment(at) : ""}${script()}\n`;
  return `${head}<aside class="more">${rest}</aside></main><footer><ul>${menu}</ul></footer></body></html>`;
}
