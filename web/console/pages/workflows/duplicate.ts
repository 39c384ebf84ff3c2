import type { CreateWorkflowInput, WorkflowNodeInput } from '@parley-gateway/client/operations/types';
import type { WorkflowDetailFragment, WorkflowNodeFieldsFragment } from '@parley-gateway/client/operations/fragments';

/** What of a workflow a copy takes over. */
export type Original = Pick<WorkflowDetailFragment, 'name' | 'description' | 'inputSchema' | 'config' | 'nodes' | 'ownAgents'> & {
  readonly triggers: readonly Pick<WorkflowDetailFragment['triggers'][number], 'type' | 'config' | 'enabled'>[];
};

/** Return the input that creates a copy of a workflow: a draft, which no trigger starts yet. */
export function inputOf(original: Original): CreateWorkflowInput & { nodes: readonly WorkflowNodeInput[] } {
  const { description, inputSchema, config } = original;
  return {
    name: `${original.name} (copy)`,
    status: 'DRAFT',
    nodes: original.nodes.map(nodeInput),
    triggers: original.triggers.map(({ type, config: kept, enabled }) => ({ type, enabled, config: type === 'WEBHOOK' ? {} : kept })),
    ...(description ? { description } : {}),
    ...(inputSchema ? { inputSchema } : {}),
    ...(config ? { config } : {}),
    ...(original.ownAgents.length > 0 ? { agents: original.ownAgents.flatMap(agentInput) } : {}),
  };
}

/** Return the input of a node that is as this one. What follows it is in the nodes that depend on it. */
export function nodeInput({ next: _next, ...node }: WorkflowNodeFieldsFragment): WorkflowNodeInput {
  return node;
}

function agentInput({ id, ...agent }: WorkflowDetailFragment['ownAgents'][number]) {
  return id === null ? [] : [{ id, ...agent }];
}
