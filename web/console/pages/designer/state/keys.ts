import { useEffect } from 'react';
import { useKeys } from '../../../app/keys';
import type { Asked } from '../Workbench';
import { disconnect } from '../model/edits';
import { edgesOf } from '../model/branches';
import { placed } from '../model/layout';
import { type Direction, walk } from '../model/walk';
import type { NodeTab } from '../panels/NodePanel';
import type { Designer } from './designer';

/** The keys of the designer. They are off while typing, except publishing and trying. */
export function useDesignerKeys({ designer, ask, fit, tab, onTab, open }: {
  designer: Designer;
  ask: (what: Asked) => void;
  fit: () => void;
  tab: NodeTab;
  onTab: (tab: NodeTab) => void;
  /** Whether a dialog has the keyboard. */
  open: boolean;
}): void {
  const unless = (run: () => void) => () => {
    if (!open && designer.get().finding === null) run();
  };
  const arrow = (direction: Direction) =>
    unless(() => {
      const next = walk(designer.design.workflow, placed(designer.design), designer.get().selected[0] ?? null, direction);
      if (next !== null) designer.select(next);
    });
  useKeys(
    {
      a: { label: 'Add a node', run: unless(() => { addAfter(designer); }) },
      c: { label: 'Connect to…', run: unless(() => { connectFrom(designer); }) },
      Enter: { label: 'Edit the node', run: unless(focusForm) },
      j: { label: 'Form or JSON', run: unless(() => { onTab(tab === 'json' ? 'form' : 'json'); }) },
      ArrowUp: { label: 'Before, along an edge', run: arrow('up') },
      ArrowDown: { label: 'After, along an edge', run: arrow('down') },
      ArrowLeft: { label: 'The node to the left', run: arrow('left') },
      ArrowRight: { label: 'The node to the right', run: arrow('right') },
      Delete: { label: 'Delete', run: unless(() => { remove(designer); }) },
      Backspace: { label: 'Delete', hidden: true, run: unless(() => { remove(designer); }) },
      'Ctrl z': { label: 'Undo', run: unless(designer.undo) },
      'Ctrl Shift Z': { label: 'Redo', run: unless(designer.redo) },
      'Ctrl y': { label: 'Redo', run: unless(designer.redo) },
      'Ctrl a': { label: 'Choose all', run: unless(() => { designer.select(...designer.design.workflow.nodes.map((node) => node.key)); }) },
      'Ctrl c': { label: 'Copy', run: unless(() => { copy(designer); }) },
      'Ctrl v': { label: 'Paste', run: unless(designer.paste) },
      'Ctrl d': { label: 'Duplicate', run: unless(designer.duplicate) },
      l: { label: 'Lay out', run: unless(() => { designer.layOut(); requestAnimationFrame(fit); }) },
      f: { label: 'Fit', run: unless(fit) },
      'Ctrl s': { label: 'Publish', whileTyping: true, run: unless(() => { ask('publish'); }) },
      'Ctrl Enter': { label: 'Try', whileTyping: true, run: unless(() => { ask('try'); }) },
    },
    'Designer',
  );
  useEscape(designer, open);
}

/** Escape leaves a field for the canvas, then what is chosen, then the run. */
function useEscape(designer: Designer, open: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || open || document.querySelector('[role=dialog], [role=menu]')) return;
      const { selected, edge, run } = designer.get();
      const typing = document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea, select, [contenteditable=true]');
      if (typing && document.activeElement instanceof HTMLElement) {
        document.activeElement.blur();
        focusNode(selected[0]);
      } else if (selected.length > 0 || edge !== null) designer.select();
      else if (run !== null) designer.set({ run: null });
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [designer, open]);
}

/** Put the keyboard on a node of the canvas, so that a screen reader says which it is. */
export function focusNode(key: string | undefined): void {
  if (key === undefined) return;
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

function addAfter(designer: Designer): void {
  const after = designer.get().selected[0];
  designer.set({ finding: after === undefined ? { kind: 'add' } : { kind: 'add', after } });
}

function connectFrom(designer: Designer): void {
  const from = designer.get().selected[0];
  if (from !== undefined) designer.set({ finding: { kind: 'connect', from } });
}

function focusForm(): void {
  const first = document.querySelector<HTMLElement>('[data-inspector-body] textarea, [data-inspector-body] input, [data-inspector-body] select');
  first?.focus();
}

function remove(designer: Designer): void {
  const { edge } = designer.get();
  const found = edgesOf(designer.design.workflow).find((each) => each.id === edge);
  if (found) {
    designer.edit(disconnect(found.source, found.target));
    designer.selectEdge(null);
  } else designer.remove();
}

function copy(designer: Designer): void {
  const clip = designer.copy();
  // Also as text, to paste into a file or a message; a browser that denies it keeps the clip for the canvas.
  if (clip) navigator.clipboard.writeText(JSON.stringify({ nodes: clip.nodes }, null, 2)).catch(() => undefined);
}
