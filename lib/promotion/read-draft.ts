import { AppError } from "@/lib/errors/app-error";
import { parseDecimal } from "@/lib/money/money";
import { parsePercent } from "@/lib/money/parse-percent";

/** What the form sends; empty text is nothing. */
export function readDraft(form: Record<string, unknown>): Record<string, unknown> {
  const text = (name: string) => String(form[name] ?? "").trim();
  const currency = text("currency");
  const whole = (name: string) =>
    text(name) === "" ? null : /^-?\d+$/.test(text(name)) ? Number(text(name)) : text(name);
  const money = (name: string) => {
    if (text(name) === "") return null;
    const amount = parseDecimal(text(name), currency);
    if (amount === null) throw wrong(name, "an amount such as 12.50");
    return { amount, currency };
  };
  const instant = (name: string) => {
    if (text(name) === "") return null;
    const at = new Date(`${text(name)}Z`);
    if (Number.isNaN(at.getTime())) throw wrong(name, "a day and a time");
    return at.toISOString();
  };
  return {
    name: text("name"),
    translations: form.translations ?? {},
    status: text("status"),
    kind: text("kind"),
    method: text("method"),
    stackingGroup: text("stackingGroup"),
    priority: whole("priority") ?? 0,
    percentPpm: readPercent(text("percentPpm")),
    amount: money("amount"),
    buyQuantity: whole("buyQuantity"),
    getQuantity: whole("getQuantity"),
    appliesTo: text("products") || text("collections") ? "selected" : "all",
    excludesReduced: form.excludesReduced === "on",
    minSubtotal: money("minSubtotal"),
    firstOrderOnly: form.firstOrderOnly === "on",
    startsAt: instant("startsAt"),
    endsAt: instant("endsAt"),
    usageLimit: whole("usageLimit"),
    usageLimitPerCustomer: whole("usageLimitPerCustomer"),
  };
}

/** Parts of a million; null where nothing was typed. */
export function readPercent(typed: string): number | null {
  if (typed === "") return null;
  const ppm = parsePercent(typed);
  if (ppm === null) throw wrong("percentPpm", "a number such as 10 or 12.5");
  return ppm;
}

function wrong(path: string, message: string): AppError {
  return new AppError("validation_failed", `${path}: ${message}`, {
    fields: [{ path, code: "invalid", message: `Enter ${message}` }],
  });
}
