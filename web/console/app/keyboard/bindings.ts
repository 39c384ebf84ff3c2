import { createStore } from '../store';
import { chordOf, chordsOf } from './chord';

/** What a key does. */
export interface KeyAction {
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also while the focus is in a field; only for combinations with Ctrl, and Escape. */
  whileTyping?: boolean;
  /** Not listed by `?`. */
  hidden?: boolean;
}

/** Keys and what they do, such as `{ r: { label: 'Reply', run } }`. */
export type KeyMap = Readonly<Record<string, KeyAction>>;

/** A group of keys, as listed by `?`. */
export interface KeyGroup {
  title: string;
  keys: KeyMap;
}

/** The groups of keys that work now; later ones take precedence. */
export const groupsStore = createStore<readonly KeyGroup[]>([]);

const MENU = '[data-radix-popper-content-wrapper] :is([role=menu], [role=listbox])';
const SEQUENCE_MS = 1500;
let begun = '';
let begunAt = 0;

/** Make keys work until the returned function is called. */
export function bind(group: KeyGroup): () => void {
  groupsStore.set([...groupsStore.get(), group]);
  return () => groupsStore.set(groupsStore.get().filter((each) => each !== group));
}

/** Listen to the keyboard. */
export function followKeyboard(): void {
  addEventListener('keydown', press);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
  const chord = chordOf(event);
  if (['Enter', 'Space'].includes(chord) && isPressable(event.target)) return;
  const first = Date.now() - begunAt < SEQUENCE_MS ? begun : '';
  begun = '';
  const found = (first && find([first, chord])) || find([chord]);
  const typing = isTyping(event.target);
  if (found && !(typing && !found.whileTyping) && !(isCovered() && !found.whileTyping)) {
    event.preventDefault();
    found.run(event);
  } else if (!typing && !isCovered() && beginsSequence(chord)) {
    begun = chord;
    begunAt = Date.now();
  }
}

function find(chords: readonly string[]): KeyAction | undefined {
  const wanted = chords.join('\n');
  for (const { keys } of groupsStore.get().toReversed()) {
    const name = Object.keys(keys).find((each) => chordsOf(each).join('\n') === wanted);
    if (name) return keys[name];
  }
  return undefined;
}

function beginsSequence(chord: string): boolean {
  return groupsStore.get().some(({ keys }) =>
    Object.keys(keys).some((each) => {
      const chords = chordsOf(each);
      return chords.length > 1 && chords[0] === chord;
    }),
  );
}

/** Return whether keys pressed on this element are text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role=textbox], [role=combobox], .cm-editor')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a[href], summary, [role=button], [role=tab]') !== null;
}

/** Return whether a modal dialog, which hides the page from readers, or an open menu covers it: its keys are its own. */
function isCovered(): boolean {
  const root = document.getElementById('root');
  return root?.getAttribute('aria-hidden') === 'true' || document.querySelector(MENU) !== null;
}
