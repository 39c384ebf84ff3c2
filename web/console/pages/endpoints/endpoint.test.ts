import { expect, test } from 'vitest';
import { addressOf, bodyOf, requestPath, segmentsOf, stateOfEndpoint, variablesOf, type Endpoint } from './endpoint';

const endpoint: Endpoint = {
  id: 'ept_1', name: 'A', method: 'GET', path: 'tasks/:id/notes', version: 2, response: null, rateLimitPerMinute: null,
  document: 'query($id: ID!, $first: Int = 5, $status: [TaskStatus!]) { task(id: $id) { id } }',
  deprecatedAt: null, sunsetAt: null, enabled: true, preset: false, problem: null, createdAt: '', updatedAt: '', replacement: null,
  metrics: { requests: 0, failures: 0, retries: 0, averageLatencyMs: null },
};

test('an own endpoint has an address with its version, a preset the documented one', () => {
  expect(addressOf(endpoint)).toBe('/rest/v2/tasks/:id/notes');
  expect(addressOf({ preset: true, path: '/api/tasks', version: 1 })).toBe('/api/tasks');
  expect(segmentsOf('a/:id/b').map((each) => each.text)).toEqual(['a/', ':id', '/b']);
});

test('the values of a request have a place and a type', () => {
  expect(variablesOf(endpoint).map(({ name, place, required }) => [name, place, required])).toEqual([
    ['id', 'path', true], ['first', 'query', false], ['status', 'query', false],
  ]);
  expect(variablesOf({ ...endpoint, method: 'POST' }).map(({ place }) => place)).toEqual(['path', 'body', 'body']);
});

test('a request has its values in the path and the query string', () => {
  expect(requestPath(endpoint, { id: 'tsk 1', first: '3', status: '' })).toBe('/rest/v2/tasks/tsk%201/notes?first=3');
  expect(JSON.parse(bodyOf({ ...endpoint, method: 'POST' }))).toEqual({ first: 0, status: [] });
});

test('the gravest state is shown', () => {
  const now = Date.parse('2026-11-29T12:00:00Z');
  const past = '2026-11-28T00:00:00Z';
  const state = (more: Partial<Endpoint>) => stateOfEndpoint({ ...endpoint, ...more }, now);
  expect([state({}), state({ deprecatedAt: past }), state({ deprecatedAt: past, sunsetAt: past }), state({ enabled: false }), state({ enabled: false, problem: 'x' })]).toEqual([
    'active', 'deprecated', 'sunset', 'disabled', 'broken',
  ]);
  expect(state({ deprecatedAt: '2027-01-01T00:00:00Z' })).toBe('active');
});
