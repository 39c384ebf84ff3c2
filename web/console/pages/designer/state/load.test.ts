import { describe, expect, it } from 'vitest';
import { EMPTY } from '../model/document';
import type { Published } from './designer';
import { draftIdOf, isNewer } from './load';

const base: Published = { version: 3, updatedAt: '2026-11-29T12:00:00Z', workflow: { ...EMPTY.workflow, name: 'W' } };
const later = (change: Partial<Published>): Published => ({ ...base, updatedAt: '2026-11-29T12:00:01Z', ...change });

describe('a workflow that somebody else may have changed', () => {
  it('is newer with another version, name, description or triggers', () => {
    expect(isNewer(later({ version: 4 }), base)).toBe(true);
    expect(isNewer(later({ workflow: { ...base.workflow, name: 'X' } }), base)).toBe(true);
    expect(isNewer(later({ workflow: { ...base.workflow, description: 'X' } }), base)).toBe(true);
    expect(isNewer(later({ workflow: { ...base.workflow, triggers: [{ type: 'MANUAL', config: {}, enabled: true }] } }), base)).toBe(true);
  });

  it('is not newer if only its status changed, or if it was read before the base', () => {
    expect(isNewer(later({}), base)).toBe(false);
    expect(isNewer({ ...base, version: 2 }, base)).toBe(false);
    expect(isNewer(base, later({ workflow: { ...base.workflow, name: 'X' } }))).toBe(false);
  });
});

describe('a draft', () => {
  it('is of one user of one organization', () => {
    const id = (org: string, user: string, workflow: string | null) => draftIdOf({ organization: { id: org }, actor: { id: user } }, workflow, {});
    const ids = [id('org_1', 'usr_1', 'wfl_1'), id('org_1', 'usr_2', 'wfl_1'), id('org_2', 'usr_1', 'wfl_1'), id('org_1', 'usr_1', null), id('org_1', 'usr_2', null)];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
