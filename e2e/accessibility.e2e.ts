import { test } from "@playwright/test";
import { openDesk } from "../local/screens/desk.mjs";
import { states } from "../local/screens/states.mjs";
import { expectSoundLayout } from "./layout";
import { localFile } from "./local";

/** Each theme and each width once: colors do not depend on the width, nor places on the theme. */
const looks = [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 360, height: 800 } },
] as const;

// The same list is photographed by `npm run screens`.
for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use({ ...look, contextOptions: { reducedMotion: "reduce" } });

    for (const { title, show } of states) {
      test(`${title}: axe finds nothing, no control lies on another, nothing scrolls sideways`, async ({
        page,
      }) => {
        await show(page, openDesk(localFile()));
        await expectSoundLayout(page);
      });
    }
  });
}
