import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { SetupStep } from "@/lib/setup/schema";

type Words = { missing: string; todo: string; href: string; link: string };

const words: Record<SetupStep["step"], Words> = {
  shop: {
    missing: "The shop has no name and no currency of its own.",
    todo: "Name, currency and country. The currency stays once there is a price.",
    href: "/admin/settings",
    link: "Settings",
  },
  shipping: {
    missing: "No shipping method: nobody can check out what has to be delivered.",
    todo: "A zone of countries, and a method with its price.",
    href: "/admin/shipping",
    link: "Shipping",
  },
  taxes: {
    missing: "No tax rate: orders are placed without tax.",
    todo: "A rate for each place that you owe tax in; or say that you owe none.",
    href: "/admin/taxes",
    link: "Taxes",
  },
  products: {
    missing: "No product is on sale and in stock.",
    todo: "They come in as a CSV file, by whoever runs the server: shop import FILE.csv.",
    href: "/admin/products",
    link: "Products",
  },
  invoices: {
    missing: "Invoices name no address of who sells.",
    todo: "Name, address and tax numbers of the seller.",
    href: "/admin/invoices",
    link: "Who sells",
  },
};

/** What is missing before the first sale, the most urgent as it comes. */
export function SetupList({ steps }: { steps: readonly SetupStep[] }) {
  return (
    <ol className="grid max-w-3xl gap-3">
      {steps.map(({ step, blocksSelling }) => {
        const { missing, todo, href, link } = words[step];
        return (
          <li key={step} className="grid gap-1 rounded-xl border border-line bg-surface p-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h2 className="font-sans font-medium">{missing}</h2>
              {blocksSelling ? <Badge>nothing sells without</Badge> : null}
            </div>
            <p className="text-sm text-muted wrap-anywhere">{todo}</p>
            <p>
              <Link href={href} className="inline-block py-2 font-medium underline underline-offset-4">
                {link}
              </Link>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
