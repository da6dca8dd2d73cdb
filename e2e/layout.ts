import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Whatever is on the page: nothing pushes it sideways, no control lies on another, axe finds nothing. */
export async function expectSoundLayout(page: Page): Promise<void> {
  const where = `${new URL(page.url()).pathname}, ${page.viewportSize()?.width} px`;
  const found = await page.evaluate(findFaults);
  expect(found, where).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    where,
  ).toEqual([]);
}

/** Runs in the page, and may use nothing from outside of it. */
function findFaults(): string[] {
  const faults: string[] = [];
  const root = document.scrollingElement ?? document.documentElement;
  if (root.scrollWidth > window.innerWidth) {
    const widest = [...document.querySelectorAll("body *")].find(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    faults.push(`scrolls sideways (${root.scrollWidth} px): ${widest?.outerHTML.slice(0, 120)}`);
  }
  const dialog = document.querySelector("dialog[open]");
  const controls = [
    ...(dialog ?? document).querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary"),
  ].filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  // Each line of a link that wraps is a box of its own; what only screen readers see has next to no size.
  const boxes = controls.flatMap((control) =>
    [...control.getClientRects()]
      .filter(({ width, height }) => width > 2 && height > 2)
      .map((box) => ({ control, box })),
  );
  // What scrolls in a box of its own is cut off by it, and lies on nothing.
  const scrolls = (control: Element): Element | null => {
    const around = control.parentElement;
    if (!around || around === document.body) return null;
    return getComputedStyle(around).overflowX === "visible" ? scrolls(around) : around;
  };
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1)) {
      if (a.control.contains(b.control) || b.control.contains(a.control)) continue;
      if (scrolls(a.control) !== scrolls(b.control)) continue;
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (across > 1 && down > 1)
        faults.push(`${a.control.outerHTML.slice(0, 120)} lies on ${b.control.outerHTML.slice(0, 120)}`);
    }
  return faults.slice(0, 5);
}
