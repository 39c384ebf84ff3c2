import { createContext, useContext } from 'react';
import type { Json } from '../model/json';
import type { Problem } from '../model/problems';
import type { VisibleName } from '../model/scope';

/** What the fields of a form share: what expressions can use here, the values of the last run, and what is wrong. */
export interface FormScope {
  readonly names: readonly VisibleName[];
  readonly valueOf: (path: readonly string[]) => Json | undefined;
  readonly problems: readonly Problem[];
  /** Choices of records by their kind: agents, users, workflows. */
  readonly records: (kind: string) => readonly { readonly id: string; readonly name: string }[];
}

export const FormContext = createContext<FormScope>({ names: [], valueOf: () => undefined, problems: [], records: () => [] });

/** Return what the fields of this form share. */
export function useForm(): FormScope {
  return useContext(FormContext);
}

/** Return the message about a field; those about what is within it, too, if it shows that as one text. */
export function useProblem(path: readonly string[], deep = false): string | null {
  const { problems } = useForm();
  const found = problems.find(
    ({ field }) => path.every((name, at) => field[at] === name) && (deep || field.length === path.length),
  );
  return found?.message ?? null;
}

/** Return the id of the control of a field, by which problems lead to it. */
export function fieldId(path: readonly string[]): string {
  return `field:${path.join('.')}`;
}
