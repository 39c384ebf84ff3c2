import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import type { Design, NodeDraft } from '../model/document';
import { nodeOf } from '../model/document';
import { allProblems, type Problem } from '../model/problems';
import type { Designer, DesignerState } from './designer';

export const DesignerContext = createContext<Designer | null>(null);

/** Return the designer of this page. */
export function useDesign(): Designer {
  const designer = useContext(DesignerContext);
  if (!designer) throw new Error('There is no designer around this component.');
  return designer;
}

/** Return a part of the state; the component renders again only when that part is another one. */
export function useDesigner<Part>(select: (state: DesignerState) => Part): Part {
  const designer = useDesign();
  const last = useRef<{ state: DesignerState; part: Part } | null>(null);
  const read = () => {
    const state = designer.get();
    if (last.current?.state !== state) last.current = { state, part: select(state) };
    return last.current.part;
  };
  return useSyncExternalStore(designer.subscribe, read);
}

/** Return the design as it is now. */
export function useCurrentDesign(): Design {
  return useDesigner((state) => state.history.present);
}

/** Return a node as it is now. */
export function useNode(key: string | null): NodeDraft | undefined {
  return useDesigner((state) => nodeOf(state.history.present.workflow, key));
}

const cache = new WeakMap<object, { reported: readonly Problem[]; problems: readonly Problem[] }>();

/** Return all problems of a state; the same list while nothing has changed. */
export function problemsOf(state: DesignerState): readonly Problem[] {
  const { workflow } = state.history.present;
  const known = cache.get(workflow);
  if (known?.reported === state.reported) return known.problems;
  const problems = allProblems(workflow, state.reported);
  cache.set(workflow, { reported: state.reported, problems });
  return problems;
}

/** Return all problems. */
export function useProblems(): readonly Problem[] {
  return useDesigner(problemsOf);
}
