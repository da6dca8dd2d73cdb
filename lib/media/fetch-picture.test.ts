import { expect, test } from "vitest";
import { fetchPicture, isPrivateAddress } from "./fetch-picture";

test.each(["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "::1", "fd00::1", "::ffff:127.0.0.1"])(
  "%s is never asked for a picture",
  (address) => expect(isPrivateAddress(address)).toBe(true),
);

test("a public address may be asked", () => {
  expect(isPrivateAddress("93.184.215.14")).toBe(false);
  expect(isPrivateAddress("2606:2800:21f:cb07::1")).toBe(false);
});

test.each([
  "http://127.0.0.1/x.png",
  "http://localhost:80/x.png",
  "http://[::1]/x.png",
  "file:///etc/passwd",
])("%s is refused before anything is sent", async (url) => {
  await expect(fetchPicture(url)).rejects.toThrow(/private|web address/);
});
