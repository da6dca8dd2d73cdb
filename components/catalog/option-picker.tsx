import { useTranslations } from "#words";
import type { PickerOption, ValueState } from "@/lib/catalog/published/pick-variant";

const reasons = { sold_out: "valueSoldOut", elsewhere: "valueElsewhere" } as const;

type Props = {
  options: PickerOption[];
  chosen: Record<string, string>;
  /** Until scripts run nothing here may be changed: a form sent before would carry another variant than it shows. */
  ready: boolean;
  onChoose: (option: string, value: string) => void;
};

/** One group of radio buttons for each option. Whoever runs no scripts has a list of variants in its place. */
export function OptionPicker({ options, chosen, ready, onChoose }: Props) {
  const t = useTranslations("product");
  return options.map(({ name, values }, index) => (
    <fieldset key={name} disabled={!ready} className="min-w-0 noscript:hidden">
      <legend dir="auto" className="mb-2 text-sm font-medium wrap-anywhere">
        {name}
      </legend>
      <div className="-m-1 flex max-h-80 flex-wrap gap-2 overflow-y-auto p-1">
        {values.map(({ value, state }) => (
          <label key={value} className="relative max-w-full">
            <input
              type="radio"
              name={`option-${index}`}
              value={value}
              checked={chosen[name] === value}
              aria-label={state === "available" ? undefined : t(reasons[state], { value })}
              onChange={() => onChoose(name, value)}
              className="peer sr-only"
            />
            <span dir="auto" className={`choice ${looks[state]}`}>
              {value}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  ));
}

const looks: Record<ValueState, string> = {
  available: "bg-surface",
  sold_out: "bg-surface text-muted line-through",
  elsewhere: "border-dashed text-muted",
};
