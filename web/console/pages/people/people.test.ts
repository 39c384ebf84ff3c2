import { expect, test } from 'vitest';
import { lastAdministrator, rolesUpTo, stateOfKey, type User } from './people';
import { readOnly, RESOURCES, resourcesWith } from './scopes';

const user = (id: string, more: Partial<User> = {}): User => ({ id, name: id, email: '', role: 'ADMIN', active: true, createdAt: '', updatedAt: '', ...more });

test('the last active administrator cannot be removed, and the reason is shown first', () => {
  const ada = user('ada');
  expect(lastAdministrator(ada, [ada, user('bo', { active: false }), user('cy', { role: 'OPERATOR' })], true)).toContain('last active');
  expect(lastAdministrator(ada, [ada, user('bo')], true)).toBeNull();
  expect(lastAdministrator(ada, [ada], false)).toBeNull();
});

test('a role gives at most itself', () => {
  expect(rolesUpTo('OPERATOR').map((each) => each.value)).toEqual(['VIEWER', 'MEMBER', 'OPERATOR']);
});

test('a key ends by being revoked or by expiring', () => {
  const now = Date.parse('2026-11-29T12:00:00Z');
  expect(stateOfKey({ revokedAt: null, expiresAt: null }, now)).toBe('ACTIVE');
  expect(stateOfKey({ revokedAt: null, expiresAt: '2026-11-29T11:00:00Z' }, now)).toBe('EXPIRED');
  expect(stateOfKey({ revokedAt: '2026-11-29T11:00:00Z', expiresAt: '2026-11-29T11:00:00Z' }, now)).toBe('REVOKED');
});

test('a scope that the console does not know is shown all the same', () => {
  expect(resourcesWith(['agents:read'])).toHaveLength(RESOURCES.length);
  expect(resourcesWith(['agents:paint', 'ships:sail']).at(-1)).toEqual({ name: 'ships', title: 'ships', actions: { sail: 'ships:sail' } });
  expect([...readOnly(['a:read', 'a:write'])]).toEqual(['a:read']);
});
