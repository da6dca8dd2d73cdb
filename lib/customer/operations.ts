import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { idShape } from "@/lib/operation/shapes";
import { getCustomer } from "./get-customer";
import { listAddresses } from "./list-addresses";
import { removeAddress } from "./remove-address";
import { renameCustomer } from "./rename-customer";
import { saveAddress } from "./save-address";
import { customerAddressShape, customerShape, nameShape, saveAddressInput } from "./schema";

/** For the account's pages alone: a customer has no door to the API. */
export const getCustomerOperation = defineOperation({
  name: "getOwnCustomer",
  summary: "Name and mail address of the customer who asks",
  access: "customer",
  limit: "read",
  input: z.object({}),
  output: customerShape,
  errors: [],
  run: getCustomer,
});

export const renameCustomerOperation = defineOperation({
  name: "renameCustomer",
  summary: "Change the customer's own name",
  access: "customer",
  limit: "account_change",
  input: z.object({ name: nameShape }),
  output: z.object({}),
  errors: [],
  run: async (ctx, input) => {
    await renameCustomer(ctx, input);
    return {};
  },
});

export const listAddressesOperation = defineOperation({
  name: "listOwnAddresses",
  summary: "The customer's own addresses",
  access: "customer",
  limit: "read",
  input: z.object({}),
  output: z.object({ data: z.array(customerAddressShape) }),
  errors: [],
  run: listAddresses,
});

export const saveAddressOperation = defineOperation({
  name: "saveOwnAddress",
  summary: "Add or change an address of the customer's own",
  access: "customer",
  limit: "account_change",
  input: saveAddressInput,
  output: z.object({ addressId: idShape }),
  errors: ["not_found", "conflict"],
  run: saveAddress,
});

export const removeAddressOperation = defineOperation({
  name: "removeOwnAddress",
  summary: "Remove an address of the customer's own",
  access: "customer",
  limit: "account_change",
  input: z.object({ addressId: idShape }),
  output: z.object({}),
  errors: [],
  run: async (ctx, input) => {
    await removeAddress(ctx, input);
    return {};
  },
});
