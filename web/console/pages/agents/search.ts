import type { AgentRuntime, AgentStatus } from '@parley-gateway/client/operations/types';
import { words } from '../../parts/tones';

export const STATUSES: readonly AgentStatus[] = ['BUSY', 'IDLE', 'ERROR', 'OFFLINE', 'STOPPED'];
export const RUNTIMES: readonly AgentRuntime[] = ['WORKER', 'HTTP', 'OPENAI', 'LYZR', 'LLAMA_STACK', 'A2A', 'BUILTIN'];

const RUNTIME_WORDS: Readonly<Partial<Record<AgentRuntime, string>>> = { HTTP: 'HTTP', OPENAI: 'OpenAI', BUILTIN: 'Built in' };

/** Return what people call a runtime. */
export function runtimeWord(runtime: AgentRuntime): string {
  return RUNTIME_WORDS[runtime] ?? words(runtime);
}

/** The search parameters of the list of agents. */
export interface AgentsSearch {
  readonly q?: string;
  readonly status?: readonly AgentStatus[];
  readonly runtime?: readonly AgentRuntime[];
  /** The dialog for a new agent is open. */
  readonly new?: true;
}

/** The time range of an agent's curves. */
export type Range = '1h' | '6h' | '24h';

export const RANGES: readonly { readonly value: Range; readonly label: string; readonly ms: number }[] = [
  { value: '1h', label: '1 h', ms: 3_600_000 },
  { value: '6h', label: '6 h', ms: 6 * 3_600_000 },
  { value: '24h', label: '24 h', ms: 24 * 3_600_000 },
];

/** The search parameters of the page of an agent. */
export interface AgentSearch {
  readonly range?: Range;
}

type Given = Readonly<Record<string, unknown>>;

/** Return the parameters that the list of agents knows. */
export function agentsSearchOf(given: Given): AgentsSearch {
  const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
  const status = STATUSES.filter((each) => many(given.status).includes(each));
  const runtime = RUNTIMES.filter((each) => many(given.runtime).includes(each));
  return {
    ...(typeof given.q === 'string' && given.q ? { q: given.q } : {}),
    ...(status.length > 0 ? { status } : {}),
    ...(runtime.length > 0 ? { runtime } : {}),
    ...(given.new === true ? { new: true as const } : {}),
  };
}

/** Return the parameters that the page of an agent knows. */
export function agentSearchOf(given: Given): AgentSearch {
  const range = RANGES.find((each) => each.value === given.range)?.value;
  return range ? { range } : {};
}
