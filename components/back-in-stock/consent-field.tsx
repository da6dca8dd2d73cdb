type Props = { words: string; isChecked: boolean; autoFocus: boolean; error: string | undefined };

/** The words that are recorded with the request stand here, whole, before a box that nobody has ticked yet. */
export function ConsentField({ words, isChecked, autoFocus, error }: Props) {
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-1 text-sm">
        <input
          type="checkbox"
          name="consent"
          required
          defaultChecked={isChecked}
          // biome-ignore lint/a11y/noAutofocus: without scripts, nothing else leads to what is missing.
          autoFocus={autoFocus}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "back-in-stock-consent-error" : undefined}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        {words}
      </label>
      {error ? (
        <p id="back-in-stock-consent-error" className="mt-1 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
