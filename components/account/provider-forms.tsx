import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { signInWithProviderAction } from "@/lib/account/actions";
import type { ProviderName } from "@/lib/auth/providers";

/** Ways in through other houses; nothing where the shop has keys of none. */
export function ProviderForms({ names, next }: { names: readonly ProviderName[]; next: string }) {
  const t = useTranslations("account.signIn");
  if (names.length === 0) return null;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{t("or")}</p>
      {names.map((name) => (
        <form key={name} action={signInWithProviderAction}>
          <LocaleField />
          <input type="hidden" name="provider" value={name} />
          <input type="hidden" name="next" value={next} />
          <Button look="secondary">{t(`with.${name}`)}</Button>
        </form>
      ))}
    </div>
  );
}
