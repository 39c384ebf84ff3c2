import { useParley } from '@parley-gateway/client/react';
import { ValidateWorkflowDocument } from '@parley-gateway/client/operations/designer';
import { useEffect } from 'react';
import { createInput } from '../model/convert';
import { problemOf } from '../model/problems';
import type { Designer } from './designer';

const AFTER_MS = 400;
/** A missing name is the designer's own problem: it can say so at once. */
const UNNAMED = 'New workflow';

/** Let the gateway check the workflow shortly after each change; its errors become problems of nodes and fields. */
export function useValidation(id: string | null, designer: Designer): void {
  const parley = useParley();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;
    let checked: unknown = null;
    const check = async () => {
      const { workflow } = designer.design;
      checked = workflow;
      asked?.abort();
      if (workflow.nodes.length === 0) {
        designer.set({ reported: [] });
        return;
      }
      asked = new AbortController();
      const { name, nodes, triggers, inputSchema, config } = createInput(workflow);
      try {
        const input = { ...(id === null ? {} : { id }), name: name || UNNAMED, nodes, triggers, inputSchema, config };
        const { validateWorkflow } = await parley.query(ValidateWorkflowDocument, { input }, { signal: asked.signal });
        if (designer.design.workflow !== workflow) return;
        designer.set({ reported: validateWorkflow.errors.map((each) => problemOf(each, workflow)) });
      } catch {
        // Without the gateway, the designer's own checks remain; publishing checks again.
      }
    };
    const soon = () => {
      if (designer.design.workflow === checked) return;
      clearTimeout(timer);
      timer = setTimeout(() => void check(), AFTER_MS);
    };
    soon();
    const stop = designer.subscribe(soon);
    return () => {
      stop();
      clearTimeout(timer);
      asked?.abort();
    };
  }, [parley, id, designer]);
}
