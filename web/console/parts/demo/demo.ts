import type { Parley } from '@parley-gateway/client';
import { CreateAgentDocument } from '@parley-gateway/client/operations/agents';
import { ExecuteWorkflowDocument } from '@parley-gateway/client/operations/executions';
import { DemoWorkflowDocument } from '@parley-gateway/client/operations/overview';
import { CreateWorkflowDocument, CreateWorkflowFromTemplateDocument } from '@parley-gateway/client/operations/workflows';
import type { CreateAgentInput, WorkflowNodeInput } from '@parley-gateway/client/operations/types';

/** The number of steps of loading it. */
export const DEMO_STEPS = 6;
const NAME = 'Publish an article';
const TOPIC = 'The water cycle';

const AGENTS: readonly Pick<CreateAgentInput, 'name' | 'type' | 'description'>[] = [
  { name: 'Researcher', type: 'research', description: 'Collects facts about a topic.' },
  { name: 'Writer', type: 'writing', description: 'Writes a draft from the facts.' },
  { name: 'Editor', type: 'editing', description: 'Checks a draft before people see it.' },
];

/** The run of the demo. */
interface Demo {
  executionId: string;
  /** It was there already. */
  existed: boolean;
}

/**
 * Create three agents, a workflow from a template, one that uses it, and a run that waits for an approval.
 *
 * Each mutation has its own idempotency key, so loading it twice, or by two people at once, creates everything once.
 */
export async function loadDemo(parley: Parley, onStep: (done: number) => void): Promise<Demo> {
  const known = await findDemo(parley);
  if (known) return { executionId: known, existed: true };
  let done = 0;
  const step = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    onStep(++done);
    return result;
  };
  const agents: string[] = [];
  for (const agent of AGENTS) agents.push(await step(createAgent(parley, agent)));
  const [researcher = '', writer = '', editor = ''] = agents;
  const draft = await step(createDraft(parley, writer));
  const workflowId = await step(createPublishing(parley, { researcher, editor, draft }));
  const executionId = await step(run(parley, workflowId));
  return { executionId, existed: false };
}

/** Idempotency keys are kept for a day; after that the demo is recognised by its name. */
async function findDemo(parley: Parley): Promise<string | null> {
  const { workflows } = await parley.query(DemoWorkflowDocument, { search: NAME });
  const workflow = workflows.nodes.find(({ name }) => name === NAME);
  return workflow?.executions.nodes[0]?.id ?? null;
}

async function createAgent(parley: Parley, agent: (typeof AGENTS)[number]): Promise<string> {
  const input: CreateAgentInput = { ...agent, runtime: 'OPENAI', capabilities: [agent.type], metadata: { demo: true } };
  const { createAgent: payload } = await parley.mutate(CreateAgentDocument, { input }, { idempotencyKey: `demo-agent-${agent.type}` });
  return present(payload.agent).id;
}

async function createDraft(parley: Parley, writer: string): Promise<string> {
  const input = {
    template: 'content_generation',
    name: 'Draft an article',
    description: 'Has the writer draft an article and stores it.',
    parameters: { agent_id: writer },
  };
  const { createWorkflowFromTemplate: payload } = await parley.mutate(
    CreateWorkflowFromTemplateDocument,
    { input },
    { idempotencyKey: 'demo-workflow-draft' },
  );
  return present(payload.workflow).id;
}

async function createPublishing(parley: Parley, parts: { researcher: string; editor: string; draft: string }): Promise<string> {
  const input = {
    name: NAME,
    description: 'Researches and drafts an article, asks a person, and publishes it.',
    nodes: publishing(parts),
    inputSchema: { type: 'object', required: ['topic'], properties: { topic: { type: 'string', title: 'Topic' } } },
  };
  const { createWorkflow: payload } = await parley.mutate(CreateWorkflowDocument, { input }, { idempotencyKey: 'demo-workflow-publish' });
  return present(payload.workflow).id;
}

async function run(parley: Parley, workflowId: string): Promise<string> {
  const input = { workflowId, input: { topic: TOPIC } };
  const { executeWorkflow: payload } = await parley.mutate(ExecuteWorkflowDocument, { input }, { idempotencyKey: 'demo-run' });
  return present(payload.execution).id;
}

function publishing({ researcher, editor, draft }: { researcher: string; editor: string; draft: string }): WorkflowNodeInput[] {
  return [
    { key: 'brief', name: 'Brief', type: 'TRANSFORM', config: { value: { topic: '${input.topic}' } } },
    {
      key: 'research',
      name: 'Research',
      type: 'AGENT',
      config: { agentId: researcher, message: 'Collect facts about ${nodes.brief.output.topic}.' },
      dependsOn: ['brief'],
    },
    {
      key: 'draft',
      name: 'Draft',
      type: 'WORKFLOW',
      config: { workflowId: draft, input: { topic: '${nodes.brief.output.topic}' } },
      dependsOn: ['research'],
    },
    {
      key: 'edit',
      name: 'Edit',
      type: 'AGENT',
      config: { agentId: editor, message: 'Check the draft about ${nodes.brief.output.topic}.' },
      dependsOn: ['draft'],
    },
    {
      key: 'approve',
      name: 'Approve',
      type: 'APPROVAL',
      config: {
        title: 'Publish “${nodes.brief.output.topic}”?',
        description: 'The draft is written and checked. It is published once you approve it.',
        data: { topic: '${nodes.brief.output.topic}', checked: '${nodes.edit.output.content}' },
      },
      dependsOn: ['edit'],
    },
    {
      key: 'publish',
      name: 'Publish',
      type: 'EVENT',
      config: { emit: 'article.published', data: { topic: '${nodes.brief.output.topic}' } },
      dependsOn: ['approve'],
      when: 'nodes.approve.output.approved',
    },
  ];
}

function present<Value>(value: Value | null): Value {
  // A payload without a record has errors, and then `mutate` has thrown.
  if (value === null) throw new Error('The gateway created nothing and gave no reason.');
  return value;
}
