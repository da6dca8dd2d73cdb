import { requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
const { rehearseImage } = await import("./release/rehearse-image.mjs");
const { sayFailure } = await import("./launcher/say-failure.mjs");
await rehearseImage(process.argv[2]).catch(sayFailure);
