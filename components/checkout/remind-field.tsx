import { useTranslations } from "#words";

type Props = { isTicked: boolean; onChange: () => void };

/** The words that are recorded with the consent stand here, whole, before a box that nobody has ticked yet. */
export function RemindField({ isTicked, onChange }: Props) {
  const t = useTranslations("checkout");
  return (
    <label className="mt-3 flex min-h-11 cursor-pointer items-start gap-3 py-1 text-sm">
      <input
        type="checkbox"
        name="remind"
        value="1"
        defaultChecked={isTicked}
        onChange={onChange}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      {t("remind")}
    </label>
  );
}
