import type { CheckoutDraft } from "@/lib/checkout/rules";

/** The form as the rules read it, in the browser. */
export function readDraft(form: FormData): CheckoutDraft {
  const under = (prefix: string) =>
    Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        name.startsWith(`${prefix}.`) ? [[name.slice(prefix.length + 1), value]] : [],
      ),
    );
  return {
    email: form.get("email"),
    shippingAddress: under("shippingAddress"),
    billingSame: form.get("billingSame"),
    billingAddress: under("billingAddress"),
    vatId: form.get("vatId"),
    terms: form.get("terms"),
  };
}
