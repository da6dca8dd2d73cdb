import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fail } from "./prepare-machine.mjs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of a Chromium of this machine; on Debian, root installs one. @returns {string} */
export function findChromium() {
  const found = process.env.CHROMIUM || places.find(existsSync);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    for (const args of [
      ["update", "-q"],
      ["install", "-qy", "--no-install-recommends", "chromium"],
    ]) {
      const { status } = spawnSync("apt-get", args, { stdio: "inherit", env });
      if (status !== 0)
        return fail(
          `Chromium could not be installed, because apt-get ${args[0]} failed: see above, or name a Chromium in CHROMIUM.`,
        );
    }
    const installed = places.find(existsSync);
    if (installed) return installed;
  }
  return fail("The journeys need Chromium: install it, or name its program in CHROMIUM.");
}
