import { sql } from "drizzle-orm";
import { sendOrderConfirmation } from "@/lib/notification/send-order-confirmation";
import type { Check } from "../check";

export const confirmationMails: Check = {
  name: "confirmation-mails",
  explains: "Who has paid hears of it within a quarter of an hour.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s was confirmed at %s and its mail was not sent', o.number,
        to_char(o.confirmed_at, 'YYYY-MM-DD HH24:MI')) as finding
    from "order" o
    where o.status in ('confirmed', 'completed') and o.confirmed_at < now() - interval '15 minutes'
      and not exists (
        select from sent_mail m where m.kind = 'order-confirmation' and m.subject_id = o.id::text and m.sent_at is not null
      )`,
  repair: { does: "sends the mail", run: sendOrderConfirmation },
};
