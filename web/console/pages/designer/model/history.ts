const LIMIT = 200;
const TOGETHER_MS = 900;

/** What can be undone and redone. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last change was about: changes of one thing in quick succession are undone together. */
  readonly tag: string | null;
  readonly at: number;
}

/** Return a history that begins here. */
export function begin<State>(present: State): History<State> {
  return { past: [], present, future: [], tag: null, at: 0 };
}

/** Return a history with one more change. Changes with one tag, each soon after the last, count as one. */
export function changed<State>(history: History<State>, next: State, tag: string | null, now: number): History<State> {
  if (Object.is(next, history.present)) return history;
  const together = tag !== null && tag === history.tag && now - history.at < TOGETHER_MS;
  const past = together ? history.past : [...history.past, history.present].slice(-LIMIT);
  return { past, present: next, future: [], tag, at: now };
}

/** Return a history one change earlier. */
export function undone<State>(history: History<State>): History<State> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future], tag: null, at: 0 };
}

/** Return a history with the change that was undone last. */
export function redone<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, tag: null, at: 0 };
}
