import { useCallback, useEffect, useMemo, useState } from 'react';
import { type ParleyError, asParleyError, errorOf } from '../errors.js';
import type { WorkflowDetailFragment } from '../operations/fragments.js';
import { EventTicksDocument } from '../operations/events.js';
import { ManagedWorkflowsDocument } from '../operations/hooks.js';
import type {
  CreateWorkflowFromTemplateInput,
  CreateWorkflowInput,
  UpdateWorkflowInput,
} from '../operations/types.js';
import {
  CreateWorkflowDocument,
  CreateWorkflowFromTemplateDocument,
  DeleteWorkflowDocument,
  UpdateWorkflowDocument,
  WorkflowTemplatesDocument,
  type WorkflowTemplatesQuery,
} from '../operations/workflows.js';
import type { LiveState } from '../state.js';
import { useParley } from './context.js';
import { useLiveList } from './live.js';
import { useMounted } from './mutate.js';

/** A workflow with its definition. */
export type Workflow = WorkflowDetailFragment;

/** A template from which a workflow can be made. */
export type Template = WorkflowTemplatesQuery['workflowTemplates'][number];

/** What `useWorkflowManagement` returns. The functions are stable; they reject with what `error` then has too. */
export interface WorkflowManagement {
  readonly workflows: readonly Workflow[];
  readonly templates: readonly Template[];
  create(input: CreateWorkflowInput): Promise<Workflow>;
  update(input: UpdateWorkflowInput): Promise<Workflow>;
  remove(id: string): Promise<void>;
  createFromTemplate(input: CreateWorkflowFromTemplateInput): Promise<Workflow>;
  readonly loading: boolean;
  readonly error: ParleyError | null;
  readonly hasMore: boolean;
  loadMore(): Promise<void>;
  readonly live: LiveState;
}

const CHANGES = { types: ['workflow.created', 'workflow.updated', 'workflow.deleted'] };
const NO_TEMPLATES: readonly Template[] = [];

/** List the workflows and templates, follow their changes, and change them. */
export function useWorkflowManagement(): WorkflowManagement {
  const parley = useParley();
  const [failure, setFailure] = useState<ParleyError | null>(null);
  const mounted = useMounted();
  const { rows, loading, error, live, reload, hasMore, loadMore } = useLiveList({
    query: ManagedWorkflowsDocument,
    variables: { first: 50 },
    rows: (data) => data.workflows.nodes,
    stream: EventTicksDocument,
    streamVariables: CHANGES,
    fold: (shown) => shown,
    reloadOn: ({ __typename }) => __typename === 'RecordChanged',
  });
  const templates = useTemplates(setFailure);
  const doing = useCallback(
    async <T>(action: Promise<T>): Promise<T> => {
      if (mounted.current) setFailure(null);
      try {
        const result = await action;
        reload();
        return result;
      } catch (thrown) {
        const problem = asParleyError(thrown);
        if (mounted.current) setFailure(problem);
        throw problem;
      }
    },
    [reload, mounted],
  );
  const actions = useMemo(
    () => ({
      create: (input: CreateWorkflowInput) =>
        doing(parley.mutate(CreateWorkflowDocument, { input }).then(({ createWorkflow }) => given(createWorkflow.workflow))),
      update: (input: UpdateWorkflowInput) =>
        doing(parley.mutate(UpdateWorkflowDocument, { input }).then(({ updateWorkflow }) => given(updateWorkflow.workflow))),
      remove: (id: string) => doing(parley.mutate(DeleteWorkflowDocument, { input: { id } }).then(() => undefined)),
      createFromTemplate: (input: CreateWorkflowFromTemplateInput) =>
        doing(
          parley
            .mutate(CreateWorkflowFromTemplateDocument, { input })
            .then(({ createWorkflowFromTemplate }) => given(createWorkflowFromTemplate.workflow)),
        ),
    }),
    [parley, doing],
  );
  const problem = failure ?? error;
  return useMemo(
    () => ({ ...actions, workflows: rows, templates: templates ?? NO_TEMPLATES, loading: loading || (templates === null && problem === null), error: problem, hasMore, loadMore, live }),
    [actions, rows, templates, loading, problem, hasMore, loadMore, live],
  );
}

/** Return the templates, null until they are known. They come with the gateway and do not change. */
function useTemplates(failed: (error: ParleyError) => void): readonly Template[] | null {
  const parley = useParley();
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    parley.query(WorkflowTemplatesDocument, {}, { signal: stop.signal }).then(
      ({ workflowTemplates }) => !stop.signal.aborted && setTemplates(workflowTemplates),
      (thrown: unknown) => !stop.signal.aborted && failed(asParleyError(thrown)),
    );
    return () => stop.abort();
  }, [parley, failed]);
  return templates;
}

function given<T>(record: T | null): T {
  if (record === null) throw errorOf({ message: 'The gateway returned no record.' });
  return record;
}
