import sharp from "sharp";
import { expect, test } from "vitest";
import { drawPreview } from "./draw-preview";
import { PREVIEW } from "./preview-size";

const colors = { ground: "#faf8f3", color: "#1d4d3f" };
const red = sharp({ create: { width: 300, height: 500, channels: 3, background: "#cc2200" } });

test.each([
  ["a name", "Contour Mug", "$22.00"],
  ["a name of 255 letters without a space", "W".repeat(255), "$1.00 – $99.00"],
  ["a name that breaks off within a character", `${"a".repeat(299)}😀`, "\ud83d"],
  ["a name of signs that nobody sees", "\u0001\u001b\ufffe", "\u0000"],
  ["a name that is markup", '</span><span font="999">&x;', "<!--"],
  ["a name with marks of its own", "<b>Salt & Pepper</b> “Jörg” 杯", ""],
])("%s becomes a picture of the size that networks ask for", async (_case, title, note) => {
  const picture = await red.clone().png().toBuffer();
  const drawn = await drawPreview({ brand: "Plot & Paper", title, note, picture, colors });
  const { format, width, height } = await sharp(drawn).metadata();
  expect({ format, width, height }).toEqual({ format: "jpeg", ...PREVIEW });
  expect(drawn.length).toBeLessThan(300_000);
});

test("the picture fills the right side, and words never reach into it", async () => {
  const picture = await red.clone().png().toBuffer();
  const drawn = await drawPreview({ brand: "B", title: "W".repeat(255), note: "", picture, colors });
  const right = {
    left: PREVIEW.width - PREVIEW.height + 8,
    top: 0,
    width: PREVIEW.height - 8,
    height: PREVIEW.height,
  };
  const { channels } = await sharp(await sharp(drawn).extract(right).toBuffer()).stats();
  expect(channels[0]?.min).toBeGreaterThan(180);
  expect(channels[1]?.max).toBeLessThan(60);
});

test("a page without a picture has words alone", async () => {
  const drawn = await drawPreview({ brand: "B", title: "About", note: "", picture: null, colors });
  expect(await sharp(drawn).metadata()).toMatchObject(PREVIEW);
});
