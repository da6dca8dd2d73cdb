import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { fetchPicture } from "./fetch-picture";
import { isPublicAddress } from "./public-address";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server of this machine; a test that means it to be of the internet allows this one address. */
async function serve(answer: RequestListener): Promise<{ url: string; port: string }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const port = String((server.address() as AddressInfo).port);
  return { url: `http://127.0.0.1:${port}`, port };
}
const isAllowed = (address: string) => address === "127.0.0.1";

test.each([
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "0.1.2.3",
  "10.1.2.3",
  "100.64.0.1",
  "100.127.255.255",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::7f00:1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:a9fe:a9fe",
  "::ffff:0:7f00:1",
  "64:ff9b::7f00:1",
  "64:ff9b::169.254.169.254",
  "64:ff9b:1::a00:1",
  "100::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%lo",
  "2606:4700::1%lo",
  "fec0::1",
  "ff02::1",
  "2001::7f00:1",
  "2001:db8::1",
  "2002:7f00:1::",
  "2002:a9fe:a9fe::1",
  "3fff::1",
  "localhost",
  "",
])("%s is never asked for a picture", (address) => expect(isPublicAddress(address)).toBe(false));

test.each(["93.184.215.14", "100.63.255.255", "172.32.0.1", "2606:2800:21f:cb07::1", "2a00:1450:4001::200e"])(
  "%s may be asked",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  "http://127.0.0.1/x.png",
  "http://localhost/x.png",
  "http://0x7f000001/x.png",
  "http://2130706433/x.png",
  "http://0177.0.0.1/x.png",
  "http://127.1/x.png",
  "http://127。0。0。1/x.png",
  "http://[::1]/x.png",
  "http://[::ffff:127.0.0.1]/x.png",
  "http://[64:ff9b::7f00:1]/x.png",
  "https://169.254.169.254/latest/meta-data",
  "http://93.184.215.14:5432/",
  "http://93.184.215.14:22/",
  "http://a:b@93.184.215.14/x.png",
  "file:///etc/passwd",
  "ftp://93.184.215.14/x.png",
  "gopher://93.184.215.14/_x",
  "data:image/png;base64,AAAA",
  "javascript:alert(1)",
])("%s is refused before anything is sent", async (url) => {
  await expect(fetchPicture(url)).rejects.toThrow(/private|web address|port|password/);
});

test.each([
  "http://127.0.0.2/x.png",
  "http://localhost.:1/x.png",
  "file:///etc/passwd",
  "//[::1]/x",
  "http://10.0.0.1/",
])("a redirect to %s is not followed", async (location) => {
  const { url, port } = await serve((_, response) => response.writeHead(302, { location }).end());
  const fetched = fetchPicture(url, { isAllowed, ports: ["", port] });
  await expect(fetched).rejects.toThrow(/private|web address|port/);
});

test("a name leads nowhere when one of its addresses is a private one", async () => {
  const { port } = await serve((_, response) => response.end("a picture"));
  const fetched = fetchPicture(`http://localhost:${port}/`, { isAllowed: () => false, ports: [port] });
  await expect(fetched).rejects.toThrow(/private/);
});

test("a picture is followed through three redirects, never round and round", async () => {
  let left = 3;
  const here = await serve((_, response) => {
    if (left-- > 0) response.writeHead(302, { location: "/next" }).end();
    else response.end("a picture");
  });
  const reach = { isAllowed, ports: [here.port] };
  expect(Buffer.from(await fetchPicture(here.url, reach)).toString()).toBe("a picture");
  left = Number.POSITIVE_INFINITY;
  await expect(fetchPicture(here.url, reach)).rejects.toThrow(/too many redirects/);
});

test("what never ends is cut off at 20 MB", async () => {
  const { url, port } = await serve((_, response) => {
    const more = () => {
      while (response.writable && response.write(Buffer.alloc(1024 * 1024)));
    };
    response.on("drain", more);
    more();
  });
  await expect(fetchPicture(url, { isAllowed, ports: [port] })).rejects.toThrow(/larger than 20 MB/);
});
