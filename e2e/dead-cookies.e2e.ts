import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { mailedPath } from "./customer";
import { readLocal } from "./local";
import { employ, makeCustomer, newGuest, type Person, signInBy } from "./people";
import { headerOf, type Visitor } from "./visitor";

/** A cookie that somebody copied counts for nothing at the first request after its session ended, at every door. */

let sql: postgres.Sql;
let url: string;
test.beforeAll(() => {
  ({ appUrl: url } = readLocal());
  sql = postgres(readLocal().databaseUrl, { max: 1, onnotice: () => undefined });
});
test.afterAll(() => sql.end());

const PASSWORD = () => readLocal().admin.password;

async function send(
  visitor: Visitor,
  page: string,
  mark: string | RegExp,
  fields: Record<string, string> = {},
) {
  return visitor.sendForm(url, page, await visitor.readForm(url, page, mark), fields);
}

/** The doors of a customer, as a copy of their cookies finds them; forms are read while it still counts. */
async function atShop({ customerId }: Person, browser: Visitor) {
  const form = await browser.readForm(url, "/account/profile", 'name="name"');
  const nameOf = async () =>
    (await sql`select name from customer where id = ${customerId}`)[0]?.name as string;
  return {
    page: async (copy: Visitor) => (await copy.send(url, "/account/orders")).status === 200,
    rest: async (copy: Visitor) => (await copy.send(url, "/api/account/export")).status === 200,
    action: async (copy: Visitor) => {
      const name = crypto.randomUUID();
      await copy.sendForm(url, "/account/profile", form, { name });
      return (await nameOf()) === name;
    },
  };
}

async function atAdmin(_: unknown, browser: Visitor) {
  const form = await browser.readForm(url, "/admin/staff/roles", "Make the role");
  const isMade = async (name: string) => (await sql`select 1 from role where name = ${name}`).length > 0;
  return {
    page: async (copy: Visitor) => (await copy.send(url, "/admin/staff")).status === 200,
    // REST takes no cookies; what else reads them is of the shop, where a member of staff is a guest.
    rest: null,
    action: async (copy: Visitor) => {
      const name = `Role ${crypto.randomUUID().slice(0, 8)}`;
      await copy.sendForm(url, "/admin/staff/roles", form, { name });
      return isMade(name);
    },
  };
}

type Doors = Awaited<ReturnType<typeof atShop>> | Awaited<ReturnType<typeof atAdmin>>;

/** Each door is the first that a copy comes to. */
async function openDoors(doors: Doors, browser: Visitor): Promise<string[]> {
  const open: string[] = [];
  for (const [name, enter] of Object.entries(doors))
    if (enter && (await enter(browser.copy()))) open.push(name);
  return open;
}

type Ending<Who> = (browser: Visitor, who: Who) => Promise<unknown>;

const shopEndings: Record<string, Ending<Person>> = {
  "sign-out": (browser) => send(browser, "/account", "Sign out"),
  "being signed out on another device": async (_, { email, userId }) => {
    const other = await signInBy("/account/sign-in", email, "another device");
    const [first] = await sql`select id from session where user_id = ${userId} order by created_at limit 1`;
    return send(other, "/account/sessions", first?.id);
  },
  "sign-out everywhere": async (_, { email }) => {
    const other = await signInBy("/account/sign-in", email, "another device");
    return send(other, "/account/sessions", "Sign out everywhere");
  },
  "a new password": (browser) =>
    send(browser, "/account/profile", 'name="newPassword"', {
      currentPassword: PASSWORD(),
      newPassword: "a tea pot with two spouts",
    }),
  "a password that was forgotten": async (_, { email }) => {
    const guest = newGuest();
    await send(guest, "/account/forgot", 'name="email"', { email });
    const path = await mailedPath(email, "Set a new password", /https?:\S+\/account\/reset\/[\w-]+/);
    return send(guest, path, 'name="password"', { password: "a tea pot with two spouts" });
  },
  "the account's deletion": (browser) =>
    send(browser, "/account/privacy", 'name="currentPassword"', { currentPassword: PASSWORD() }),
  "a ban": (_, { userId }) => sql`update "user" set banned_at = now() where id = ${userId}`,
  "its time": (_, { userId }) => sql`update session set expires_at = now() where user_id = ${userId}`,
};

test("at the shop: after sign-out, here, elsewhere or everywhere, a new password, deletion, a ban, and its time", async () => {
  test.setTimeout(120_000);
  for (const [name, end] of Object.entries(shopEndings)) {
    const person = await makeCustomer(sql, "Ada Lovelace");
    const browser = await signInBy("/account/sign-in", person.email, name);
    const doors = await atShop(person, browser);
    const copy = browser.copy();
    expect(await openDoors(doors, copy), `before ${name}`).toEqual(["page", "rest", "action"]);
    await end(browser, person);
    expect(await openDoors(doors, copy), `after ${name}`).toEqual([]);
    const refused = await copy.send(url, "/account");
    if (name !== "the account's deletion")
      expect(headerOf(refused, "location"), name).toMatch(/^\/account\/sign-in/);
    // Who changed the password sits there still, with another cookie.
    if (name === "a new password") expect((await browser.send(url, "/account")).status).toBe(200);
  }
});

type Member = Awaited<ReturnType<typeof employ>>;

let owner: Visitor;
/** What another owner does on the page of the staff, with the form of this member that has the field. */
const manage = async (userId: string, field: string, fields: Record<string, string>) => {
  owner ??= await signInBy("/sign-in", (await employ(sql, "owner")).email, "another owner");
  return send(
    owner,
    "/admin/staff",
    new RegExp(`(?=[\\s\\S]*value="${userId}")(?=[\\s\\S]*name="${field}")`),
    fields,
  );
};

const staffEndings: Record<string, Ending<Member>> = {
  "sign-out": (browser) => send(browser, "/admin/security", "Sign out"),
  "another role": (_, { userId }) => manage(userId, "role", { role: "manager" }),
  "being taken out": (_, { userId }) => manage(userId, "active", { active: "false" }),
  "a password that was forgotten": async (_, { email }) => {
    const guest = newGuest();
    await send(guest, "/account/forgot", 'name="email"', { email });
    const path = await mailedPath(email, "Set a new password", /https?:\S+\/account\/reset\/[\w-]+/);
    return send(guest, path, 'name="password"', { password: "a tea pot with two spouts" });
  },
  "a ban": (_, { userId }) => sql`update "user" set banned_at = now() where id = ${userId}`,
  "its time": (_, { userId }) => sql`update session set expires_at = now() where user_id = ${userId}`,
};

test("in the admin: after sign-out, another role, being taken out, a new password, a ban, and its time", async () => {
  test.setTimeout(120_000);
  for (const [name, end] of Object.entries(staffEndings)) {
    const member = await employ(sql, "owner");
    const browser = await signInBy("/sign-in", member.email, name);
    const doors = await atAdmin(member, browser);
    const copy = browser.copy();
    expect(await openDoors(doors, copy), `before ${name}`).toEqual(["page", "action"]);
    await end(browser, member);
    expect(await openDoors(doors, copy), `after ${name}`).toEqual([]);
    expect(headerOf(await copy.send(url, "/admin/staff"), "location"), name).toBe("/sign-in");
  }
});
