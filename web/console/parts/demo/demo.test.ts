import type { Parley } from '@parley-gateway/client';
import { expect, test } from 'vitest';
import { DEMO_STEPS, loadDemo } from './demo';

/** A gateway that remembers idempotency keys, as the real one does. */
function fakeParley() {
  const made = new Map<string, { id: string; input: string }>();
  const mutate = async (document: string, { input }: { input: object }, { idempotencyKey = '' } = {}) => {
    const known = made.get(idempotencyKey);
    const record = known ?? { id: `id-${made.size}`, input: JSON.stringify(input) };
    expect(record.input).toBe(JSON.stringify(input));
    made.set(idempotencyKey, record);
    const payload = { agent: { id: record.id }, workflow: { id: record.id }, execution: { id: record.id } };
    return { createAgent: payload, createWorkflow: payload, createWorkflowFromTemplate: payload, executeWorkflow: payload, document };
  };
  const workflows: { name: string; executions: { nodes: { id: string }[] } }[] = [];
  const query = async () => ({ workflows: { nodes: workflows } });
  // Only what the demo uses.
  return { parley: { mutate, query } as unknown as Parley, made, workflows };
}

test('loading the demo twice creates everything once', async () => {
  const { parley, made } = fakeParley();
  const steps: number[] = [];
  const first = await loadDemo(parley, (done) => steps.push(done));
  const second = await loadDemo(parley, () => {});
  expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
  expect(made.size).toBe(DEMO_STEPS);
  expect(second.executionId).toBe(first.executionId);
});

test('a demo that was loaded long ago is recognised by its name', async () => {
  const { parley, made, workflows } = fakeParley();
  workflows.push({ name: 'Publish an article', executions: { nodes: [{ id: 'old' }] } });
  expect(await loadDemo(parley, () => {})).toEqual({ executionId: 'old', existed: true });
  expect(made.size).toBe(0);
});
