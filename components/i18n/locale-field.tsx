import { useLocale } from "#words";

/** Tells a form's action in which language the page is that it was sent from. */
export function LocaleField() {
  return <input type="hidden" name="locale" value={useLocale()} />;
}
