import { type RefObject, startTransition, useRef } from "react";
import { keepCheckoutReminderAction } from "@/lib/checkout-reminder/actions";

/**
 * Whoever leaves does not send the form: with scripts, box and address are kept as they are set. Without, they come with
 * the form, when it asks for shipping or has something wrong.
 */
export function useReminder(form: RefObject<HTMLFormElement | null>) {
  const kept = useRef("");
  const keep = (isBox: boolean) => {
    if (!form.current) return;
    const all = new FormData(form.current);
    const isTicked = all.get("remind") === "1";
    const email = String(all.get("email") ?? "");
    if (isTicked ? email === kept.current || !email.includes("@") : !isBox) return;
    kept.current = isTicked ? email : "";
    const data = new FormData();
    for (const name of ["email", "remind", "locale"]) {
      const value = all.get(name);
      if (value !== null) data.set(name, value);
    }
    startTransition(() => keepCheckoutReminderAction(data));
  };
  return { changeBox: () => keep(true), leaveEmail: () => keep(false) };
}
