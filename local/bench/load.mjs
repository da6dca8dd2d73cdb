import http from "node:http";

/**
 * Asks for `url` `count` times over a few connections, and reads every answer to its end.
 *
 * @param {string} url @param {{ count: number, connections: number, headers?: Record<string, string> }} options
 * @returns {Promise<{ bytes: number }>} size of one answer's body. @throws when one is no 200, or of another size.
 */
export async function load(url, { count, connections, headers = {} }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  let left = count;
  let bytes = -1;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      const size = await ask(url, agent, headers);
      if (bytes !== -1 && size !== bytes) throw new Error(`${url}: answers of ${bytes} and ${size} bytes`);
      bytes = size;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, one));
  } finally {
    agent.destroy();
  }
  return { bytes };
}

/** @param {string} url @param {http.Agent} agent @param {Record<string, string>} headers @returns {Promise<number>} */
function ask(url, agent, headers) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers }, (response) => {
      let size = 0;
      response.on("data", (chunk) => {
        size += chunk.length;
      });
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(size);
        else reject(new Error(`${url}: status ${response.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}
