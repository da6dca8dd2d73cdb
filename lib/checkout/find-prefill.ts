import { toAddressFields } from "@/lib/customer/address-fields";
import { getCustomer } from "@/lib/customer/get-customer";
import { listAddresses } from "@/lib/customer/list-addresses";
import { MAX_ADDRESSES } from "@/lib/customer/schema";
import type { Context } from "@/lib/operation/context";
import type { Destination } from "./destination";

export type Prefill = {
  /** Fields of the form, by their paths. */
  values: Record<string, string>;
  destination: Destination | null;
  addressId: string;
  addresses: KnownAddress[];
  /** Signed in, with room for another address in the account. */
  maySaveAddress: boolean;
};
export type KnownAddress = { id: string; label: string; isChosen: boolean };

/**
 * What the checkout form is filled with for a signed-in customer: mail address, and the address that was chosen, or the
 * default one. Where the shopper has asked for another country since (`asked`), that counts, and no address of elsewhere
 * stands in its fields. A guest's form is empty.
 */
export async function findPrefill(
  ctx: Context,
  { chosen, asked }: { chosen: string | undefined; asked: Destination | null },
): Promise<Prefill> {
  if (ctx.actor.type !== "customer")
    return { values: {}, destination: asked, addressId: "", addresses: [], maySaveAddress: false };
  const [{ name, email }, { data }] = await Promise.all([getCustomer(ctx), listAddresses(ctx)]);
  const address = data.find(({ id }) => id === chosen) ?? data[0];
  const destination = asked ?? (address ? { country: address.country, region: address.region } : null);
  const fits = address && address.country === destination?.country;
  return {
    values: {
      email,
      ...(fits ? toAddressFields("shippingAddress", address) : { "shippingAddress.name": name }),
    },
    destination,
    addressId: address?.id ?? "",
    maySaveAddress: data.length < MAX_ADDRESSES,
    addresses: data.map(({ id, line1, city, name: to }) => ({
      id,
      label: `${to}, ${line1}, ${city}`,
      isChosen: id === address?.id,
    })),
  };
}
