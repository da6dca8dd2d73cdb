import { appendFileSync } from "node:fs";
import http from "node:http";

// Takes traces as a collector does (OTLP over HTTP, JSON) and writes them to the file that is named: a span a line. It is a
// process of its own, for who starts it waits for others; it says its port, and ends with its input.
const [file = ""] = process.argv.slice(2);
const server = http.createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    appendFileSync(file, `${Buffer.concat(chunks).toString().replaceAll('{"traceId"', '\n{"traceId"')}\n`);
    response.setHeader("content-type", "application/json").end("{}");
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
process.stdin.on("end", () => process.exit(0)).resume();
