import { useEffect, useRef } from 'react';
import { createInput } from '../model/convert';
import { forgetDraft, keepDraft } from '../model/drafts';
import { asJson, equal } from '../model/json';
import type { Designer, DesignerState } from './designer';

/** Return whether the workflow differs from the version that it is based on. */
export function isChanged({ base, history }: DesignerState): boolean {
  const { workflow } = history.present;
  if (!base) return workflow.nodes.length > 0 || workflow.name !== '' || workflow.description !== '';
  return workflow !== base.workflow && !equal(asJson(createInput(workflow)), asJson(createInput(base.workflow)));
}

/** Keep the design in the browser after every change, one write at a time, so that the last one wins. */
export function useDraft(id: string, designer: Designer): void {
  const stopped = useRef(false);
  useEffect(() => {
    stopped.current = false;
    let kept = designer.design;
    let writing = false;
    const write = async () => {
      if (writing) return;
      writing = true;
      while (kept !== designer.design && !stopped.current) {
        kept = designer.design;
        designer.set({ kept: await store(id, designer) });
      }
      writing = false;
    };
    const stop = designer.subscribe(() => {
      if (kept !== designer.design) void write();
    });
    return () => {
      stopped.current = true;
      stop();
    };
  }, [id, designer]);
}

async function store(id: string, designer: Designer): Promise<DesignerState['kept']> {
  const { base, history } = designer.get();
  const at = Date.now();
  try {
    if (isChanged(designer.get())) await keepDraft({ id, design: history.present, base, keptAt: at });
    else await forgetDraft(id);
    return isChanged(designer.get()) ? { at } : null;
  } catch (error) {
    return { failed: error instanceof Error ? error.message : 'The browser cannot store it.' };
  }
}
