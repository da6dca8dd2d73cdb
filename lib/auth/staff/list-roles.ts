import type { Context } from "@/lib/operation/context";
import { builtInRoles, permissionsOf } from "../rules";
import { countMembersByRole, selectOwnRoles } from "./queries";
import type { Role } from "./schema";

/** All roles: the built-in ones first, then the merchant's own by name. */
export async function listRoles({ db }: Context): Promise<Role[]> {
  const members = await countMembersByRole(db);
  const builtIn = builtInRoles.map((handle) => ({
    handle,
    name: handle.charAt(0).toUpperCase() + handle.slice(1).replaceAll("_", " "),
    isBuiltIn: true,
    permissions: [...permissionsOf(handle)],
    members: members.get(handle) ?? 0,
  }));
  const own = (await selectOwnRoles(db)).map((role) => ({
    ...role,
    isBuiltIn: false,
    permissions: [...permissionsOf(role.handle, role.permissions)],
    members: members.get(role.handle) ?? 0,
  }));
  return [...builtIn, ...own];
}
