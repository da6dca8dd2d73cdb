import { expect } from "@playwright/test";
import type postgres from "postgres";
import { readLocal } from "./local";
import { headerOf, Visitor } from "./visitor";

export type Person = { userId: string; email: string; customerId: string };

/** Somebody with the password of the local admin; a customer too, where they have a name. */
async function makeUser(sql: postgres.Sql): Promise<{ userId: string; email: string }> {
  const userId = crypto.randomUUID();
  const email = `${userId}@example.com`;
  await sql`insert into "user" (id, email, name, email_verified, password_hash)
    select ${userId}, ${email}, '', now(), password_hash from "user" where email = ${readLocal().admin.email}`;
  return { userId, email };
}

export async function makeCustomer(sql: postgres.Sql, name: string): Promise<Person> {
  const user = await makeUser(sql);
  const customerId = crypto.randomUUID();
  await sql`insert into customer (id, user_id, email, name) values (${customerId}, ${user.userId}, ${user.email}, ${name})`;
  return { ...user, customerId };
}

export async function employ(sql: postgres.Sql, role: string) {
  const user = await makeUser(sql);
  await sql`insert into staff_member (user_id, role) values (${user.userId}, ${role})`;
  return user;
}

const hostOf = (url: string) => new URL(url).host;
export const newGuest = (name = "a guest") => new Visitor(name, hostOf(readLocal().appUrl));

/** Signs in by the form of a door, as without scripts. @param name what failures call this person. */
export async function signInBy(
  page: "/sign-in" | "/account/sign-in",
  email: string,
  name: string,
): Promise<Visitor> {
  const visitor = newGuest(name);
  const url = readLocal().appUrl;
  const form = await visitor.readForm(url, page, 'name="password"');
  const answer = await visitor.sendForm(url, page, form, { email, password: readLocal().admin.password });
  expect(headerOf(answer, "location"), `${name} signs in`).toMatch(
    page === "/sign-in" ? /\/admin$/ : /\/account$/,
  );
  return visitor;
}
