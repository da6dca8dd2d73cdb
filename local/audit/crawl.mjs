const MOST_PAGES = 1000;
const AT_ONCE = 4;

/**
 * Follows every link of the shop from its home page. Addresses with a query are asked for but not followed: the
 * combinations of filters have no end.
 *
 * @param {string} url
 * @returns {Promise<{ pages: Map<string, string>, brokenLinks: string[] }>} pages: address to HTML, in order.
 */
export async function crawl(url) {
  /** @type {Map<string, string>} */
  const pages = new Map();
  /** @type {string[]} */
  const broken = [];
  /** Address to the page that links there. @type {Map<string, string>} */
  const sources = new Map([["/", "the start"]]);
  let wave = ["/"];
  while (wave.length > 0) {
    const found = new Set();
    for (let start = 0; start < wave.length; start += AT_ONCE)
      await Promise.all(
        wave.slice(start, start + AT_ONCE).map(async (address) => {
          const response = await fetch(url + address);
          const from = sources.get(address);
          if (!response.ok) broken.push(`${address} answers ${response.status}; linked from ${from}`);
          const body = await response.text();
          if (!response.ok || !response.headers.get("content-type")?.startsWith("text/html")) return;
          pages.set(address, body);
          const { addresses, fragments } = linksOf(body, url, address);
          for (const fragment of fragments)
            if (!body.includes(`id="${fragment}"`)) broken.push(`${address}: #${fragment} is not there`);
          for (const link of addresses) {
            const isFilter = link.includes("?") && address.includes("?");
            if (sources.has(link) || isFilter) continue;
            sources.set(link, address);
            found.add(link);
          }
        }),
      );
    if (pages.size > MOST_PAGES) throw new Error(`More than ${MOST_PAGES} pages: the crawl has no end.`);
    wave = [...found].toSorted();
  }
  const sorted = [...pages].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { pages: new Map(sorted), brokenLinks: broken.toSorted() };
}

/** @param {string} html @param {string} url @param {string} address */
function linksOf(html, url, address) {
  const markup = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
    script.slice(0, script.indexOf(">")),
  );
  const links = [...markup.matchAll(/\s(?:href|src|poster)="([^"]+)"/g)].map(([, link = ""]) => link);
  const candidates = [...markup.matchAll(/\s(?:srcset|imagesrcset)="([^"]+)"/gi)].flatMap(([, set = ""]) =>
    set.split(",").map((candidate) => candidate.trim().split(/\s/)[0] ?? ""),
  );
  /** @type {Set<string>} */
  const addresses = new Set();
  /** @type {Set<string>} */
  const fragments = new Set();
  for (const link of [...links, ...candidates]) {
    const target = new URL(link.replaceAll("&amp;", "&"), url + address);
    if (target.origin !== url) continue;
    const path = target.pathname + target.search;
    if (target.hash.length > 1 && path === address) fragments.add(decodeURIComponent(target.hash.slice(1)));
    addresses.add(path);
  }
  return { addresses, fragments };
}
