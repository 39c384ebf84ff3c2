import type { ApiKeyFieldsFragment, UserFieldsFragment } from '@parley-gateway/client/operations/fragments';
import type { Role } from '@parley-gateway/client/operations/types';

export type User = UserFieldsFragment;
export type ApiKey = ApiKeyFieldsFragment;

/** The roles, each with all that those before it allow. */
export const ROLES: readonly { value: Role; label: string; hint: string }[] = [
  { value: 'VIEWER', label: 'Viewer', hint: 'Reads everything but audit events, destinations and accounts of others.' },
  { value: 'MEMBER', label: 'Member', hint: 'Also works: tasks, sessions, approvals, runs, own accounts and keys.' },
  { value: 'OPERATOR', label: 'Operator', hint: 'Also manages agents, workflows, destinations and endpoints, and reads the audit trail.' },
  { value: 'ADMIN', label: 'Administrator', hint: 'Also manages people, all keys and the defaults of the organization.' },
];

/** Return the name of a role. */
export function roleName(role: Role): string {
  return ROLES.find((each) => each.value === role)?.label ?? role;
}

/** Return the roles that someone with this role may give. */
export function rolesUpTo(role: string): readonly (typeof ROLES)[number][] {
  return ROLES.slice(0, ROLES.findIndex((each) => each.value === role) + 1);
}

/** Return why a user can be neither demoted nor disabled, or null. */
export function lastAdministrator(user: User, users: readonly User[], isAll: boolean): string | null {
  if (user.role !== 'ADMIN' || !user.active || !isAll) return null;
  const others = users.filter((each) => each.id !== user.id && each.role === 'ADMIN' && each.active);
  return others.length > 0 ? null : 'The last active administrator. Make someone else one first.';
}

export type KeyState = 'ACTIVE' | 'EXPIRED' | 'REVOKED';

/** Return the state of a key at an instant. */
export function stateOfKey({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: number): KeyState {
  if (revokedAt !== null) return 'REVOKED';
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'EXPIRED' : 'ACTIVE';
}
