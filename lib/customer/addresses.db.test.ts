import { afterAll, beforeAll, expect, test } from "vitest";
import { customer } from "@/db/schema/customer";
import { openTestDatabase } from "@/db/testing/database";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { checkoutOf, failureOf } from "@/lib/testing/checkout";
import { shopContext } from "@/lib/testing/shop-context";
import { asStaff } from "@/lib/testing/staff";
import { keepAddress } from "./keep-address";
import { listAddresses } from "./list-addresses";
import { listAddressesOperation, saveAddressOperation } from "./operations";
import { removeAddress } from "./remove-address";
import { saveAddress } from "./save-address";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { shippingAddress: address } = checkoutOf("");

async function newCustomer(): Promise<Context> {
  const [row] = await database.db
    .insert(customer)
    .values({ email: `${newCapability()}@example.com` })
    .returning();
  if (!row) throw new Error("no customer");
  return { ...shopContext(database.db), actor: { type: "customer", customerId: row.id, userId: row.id } };
}

const shown = async (ctx: Context) =>
  (await listAddresses(ctx)).data.map(({ line1, isDefault }) => `${line1}${isDefault ? " *" : ""}`);

test("there is always one default address, whatever is added, changed and removed", async () => {
  const ada = await newCustomer();
  const first = await saveAddress(ada, { address: { ...address, line1: "first" }, isDefault: false });
  const second = await saveAddress(ada, { address: { ...address, line1: "second" }, isDefault: false });
  expect(await shown(ada)).toEqual(["first *", "second"]);
  await saveAddress(ada, { ...second, address: { ...address, line1: "second" }, isDefault: true });
  expect(await shown(ada)).toEqual(["second *", "first"]);
  // Taking the mark off leaves nobody without one.
  await saveAddress(ada, { ...second, address: { ...address, line1: "again" }, isDefault: false });
  expect(await shown(ada)).toEqual(["again *", "first"]);
  await removeAddress(ada, second);
  expect(await shown(ada)).toEqual(["first *"]);
  await removeAddress(ada, first);
  await removeAddress(ada, first);
  expect(await shown(ada)).toEqual([]);
});

test("an address of a checkout is kept once, however often it is sent, and refuses nothing when no more fit", async () => {
  const ada = await newCustomer();
  await Promise.all(Array.from({ length: 5 }, () => keepAddress(ada, { address })));
  await keepAddress(ada, { address: { ...address, line1: "elsewhere" } });
  await keepAddress(ada, { address });
  expect(await shown(ada)).toEqual([`${address.line1} *`, "elsewhere"]);
  for (let count = 2; count < 22; count++)
    await keepAddress(ada, { address: { ...address, line1: `number ${count}` } });
  expect(await shown(ada)).toHaveLength(20);
  const guest = { ...ada, actor: { type: "guest" as const } };
  expect(await failureOf(keepAddress(guest, { address }))).toMatchObject({ code: "unauthenticated" });
});

test("of thirty addresses at once, twenty are kept and one is the default", async () => {
  const ada = await newCustomer();
  const tries = await Promise.allSettled(
    Array.from({ length: 30 }, () => saveAddress(ada, { address, isDefault: true })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect((await shown(ada)).filter((line) => line.endsWith("*"))).toHaveLength(1);
});

test("another customer's address is as one that does not exist; guests and staff have none", async () => {
  const [ada, eve] = [await newCustomer(), await newCustomer()];
  const { addressId } = await saveAddress(ada, { address, isDefault: false });
  const theirs = await failureOf(saveAddress(eve, { addressId, address, isDefault: true }));
  const unknown = "018f0000-0000-7000-8000-000000000000";
  const nobodys = await failureOf(saveAddress(eve, { addressId: unknown, address, isDefault: true }));
  expect([theirs.code, theirs.message]).toEqual([nobodys.code, nobodys.message]);
  await removeAddress(eve, { addressId });
  expect(await shown(ada)).toHaveLength(1);
  const guest = shopContext(database.db);
  expect((await failureOf(executeOperation(listAddressesOperation, guest, {}))).code).toBe("unauthenticated");
  const staff = asStaff(guest);
  expect((await failureOf(executeOperation(saveAddressOperation, staff, { address }))).code).toBe(
    "forbidden",
  );
});
