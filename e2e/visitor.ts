import { Agent, request as httpRequest } from "node:http";

export type Answer = { status: number; headers: [name: string, value: string][]; body: string };
export type Sent = { method?: string; headers?: Record<string, string>; body?: Buffer | string };

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** A request as it is written, whatever its path looks like: a browser, and fetch, would put it in order first. */
export function sendRaw(
  url: string,
  path: string,
  { method = "GET", headers = {}, body }: Sent = {},
): Promise<Answer> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { agent, hostname, port, path, method, headers: { host, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const { rawHeaders: raw } = response;
          const pairs = raw.flatMap((name, index): [string, string][] =>
            index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? ""]] : [],
          );
          resolve({
            status: response.statusCode ?? 0,
            headers: pairs,
            body: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

export const headerOf = ({ headers }: Answer, name: string) => headers.find(([known]) => known === name)?.[1];

/**
 * Somebody with a jar of cookies and without scripts: reads pages and sends their forms. The cookies count at every
 * server of the shop.
 */
export class Visitor {
  readonly name: string;
  readonly cookies = new Map<string, string>();
  readonly #host: string;

  /** @param host what requests name as Host: that of the shop, whichever server they go to. */
  constructor(name: string, host: string) {
    this.name = name;
    this.#host = host;
  }

  /** Another browser with the same cookies, from now on on its own. */
  copy(): Visitor {
    const copied = new Visitor(`a copy of ${this.name}`, this.#host);
    for (const [name, value] of this.cookies) copied.cookies.set(name, value);
    return copied;
  }

  async send(url: string, path: string, { headers, ...more }: Sent = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await sendRaw(url, path, {
      ...more,
      headers: { host: this.#host, ...(cookie ? { cookie } : {}), ...headers },
    });
    for (const [name, value] of answer.headers) if (name === "set-cookie") this.#keep(value);
    return answer;
  }

  #keep(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const isOver = attributes.some((attribute) =>
      /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute),
    );
    if (isOver || value === "") this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** The hidden fields of the page's form that has a certain field or button, as a browser without scripts sends them. */
  async readForm(url: string, page: string, mark: string | RegExp): Promise<Map<string, string>> {
    const { body, status } = await this.send(url, page);
    const forms = [...body.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].map(([, inner = ""]) => inner);
    const form = forms.find((inner) => (typeof mark === "string" ? inner.includes(mark) : mark.test(inner)));
    if (form === undefined) throw new Error(`${page} (${status}) has no form with ${mark} for ${this.name}`);
    const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => input);
    const hidden = inputs.filter((input) => /type="hidden"/.test(input));
    const attribute = (input: string, name: string) =>
      unescapeHtml(new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "");
    return new Map(hidden.map((input) => [attribute(input, "name"), attribute(input, "value")]));
  }

  async sendForm(
    url: string,
    page: string,
    form: ReadonlyMap<string, string>,
    fields: Record<string, string> = {},
  ) {
    const data = new FormData();
    for (const [name, value] of [...form, ...Object.entries(fields)]) data.set(name, value);
    return this.send(url, page, await asPost(data, `http://${this.#host}`));
  }
}

/** The body of a form and its headers, as from a page of `origin`. */
export async function asPost(data: FormData, origin: string): Promise<Sent> {
  const encoded = new Response(data);
  const body = Buffer.from(await encoded.arrayBuffer());
  return {
    method: "POST",
    body,
    headers: {
      origin,
      "content-type": encoded.headers.get("content-type") ?? "",
      "content-length": String(body.length),
    },
  };
}

const unescapeHtml = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
