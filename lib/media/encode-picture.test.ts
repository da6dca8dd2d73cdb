import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePicture } from "./encode-picture";

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 10, g: 120, b: 90, alpha: 0.5 } } });

test.each(["jpeg", "png", "webp", "avif", "gif"] as const)(
  "%s is read and written again as WebP",
  async (format) => {
    const { widthPx, heightPx, renditions } = await encodePicture(
      await plain(700, 500).toFormat(format).toBuffer(),
    );
    expect({ widthPx, heightPx }).toEqual({ widthPx: 700, heightPx: 500 });
    expect(renditions.map((rendition) => rendition.widthPx)).toEqual([160, 320, 480, 640, 700]);
    expect(await sharp(renditions[0]?.data).metadata()).toMatchObject({
      format: "webp",
      width: 160,
      height: 114,
    });
  },
);

test("of a moving picture the first frame is taken", async () => {
  const frames = await Promise.all(["#ff0000", "#0000ff"].map((background) => frame(background)));
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const { heightPx, renditions } = await encodePicture(gif);
  expect(heightPx).toBe(200);
  const { dominant } = await sharp(renditions.at(-1)?.data).stats();
  expect(dominant.r).toBeGreaterThan(200);
});

test("the largest rendition has 1600 pixels, and the picture's own size is remembered", async () => {
  const { widthPx, renditions } = await encodePicture(await plain(4000, 1000).png().toBuffer());
  expect(widthPx).toBe(4000);
  expect(renditions.at(-1)?.widthPx).toBe(1600);
});

test.each([
  ["a damaged JPEG", async () => (await noise(600).jpeg().toBuffer()).subarray(0, 5000)],
  ["a TIFF", () => plain(10, 10).tiff().toBuffer()],
  ["an SVG", async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ["nothing", async () => Buffer.alloc(0)],
])("%s is refused", async (_name, bytes) => {
  await expect(encodePicture(await bytes(), "x.jpg")).rejects.toThrow(/x\.jpg is not a picture/);
});

const frame = (background: string) =>
  sharp({ create: { width: 200, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

const noise = (size: number) =>
  sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });
