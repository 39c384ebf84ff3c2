import type { NodeInEvent, NodeRecord, RunEvent, RunProgress, RunRecord } from '../../src/react/monitor/types.js';

/** The instant at which the runs of these tests begin. */
export const START = Date.parse('2026-11-29T12:00:00.000Z');

/** Return an instant so many seconds after the beginning. */
export function at(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString();
}

export function node(key: string, dependsOn: string[] = [], rest: Partial<NodeRecord> = {}): NodeRecord {
  return { id: `nod_${key}`, key, name: key, type: 'TRANSFORM', dependsOn, status: 'PENDING', attempts: 0, ...rest };
}

export function run(nodes: readonly NodeRecord[], rest: Partial<RunRecord> = {}): RunRecord {
  return {
    id: 'exe_1',
    version: 1,
    trigger: 'MANUAL',
    createdAt: at(0),
    status: 'PENDING',
    progress: { completed: 0, total: nodes.length },
    nodes,
    ...rest,
  };
}

/** Write the events of a run as the gateway would, so that a test reads like a log. */
export class Log {
  readonly events: RunEvent[] = [];
  #run: RunProgress;

  constructor(total: number) {
    this.#run = { status: 'PENDING', progress: { completed: 0, total } };
  }

  run(seconds: number, __typename: string, change: Partial<RunProgress> = {}): this {
    this.#run = { ...this.#run, ...change };
    return this.#add(seconds, { __typename, execution: this.#run });
  }

  node(seconds: number, __typename: string, key: string, change: Partial<NodeInEvent>): this {
    const node: NodeInEvent = { key, status: 'RUNNING', attempts: 1, ...change };
    return this.#add(seconds, { __typename, execution: this.#run, node });
  }

  other(seconds: number, event: Partial<RunEvent> & { __typename: string }): this {
    return this.#add(seconds, event);
  }

  #add(seconds: number, event: Partial<RunEvent> & { __typename: string }): this {
    const number = this.events.length;
    this.events.push({ id: `evt_${number}`, cursor: `c${number}`, occurredAt: at(seconds), ...event });
    return this;
  }
}
