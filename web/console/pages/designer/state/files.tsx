import { useNavigate } from '@tanstack/react-router';
import { Copy, FileDown, FileUp, RotateCcw } from 'lucide-react';
import { useRef } from 'react';
import type { MenuItem } from '../../../parts/Menu';
import { useToast } from '../../../parts/Toast';
import { exported, imported } from '../model/convert';
import { EMPTY, freeKey } from '../model/document';
import type { Designer } from './designer';
import { useDesigner } from './context';
import { isChanged } from './useDraft';

/** Return the menu's items that read and write files, and the hidden control that chooses one. */
export function useFileActions(designer: Designer) {
  const toast = useToast();
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const base = useDesigner((state) => state.base);
  const changed = useDesigner(isChanged);

  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([exported(designer.design)], { type: 'application/json' }));
    link.download = `${freeKey([], designer.design.workflow.name || 'workflow')}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const read = async (file: File) => {
    const found = imported(await file.text());
    if (typeof found === 'string') toast({ title: 'This file cannot be imported', description: found, tone: 'bad' });
    else designer.edit(() => ({ ...found, workflow: { ...found.workflow, name: found.workflow.name || designer.design.workflow.name } }));
  };
  const revert = () => {
    designer.edit((design) => (base ? { ...design, workflow: base.workflow } : EMPTY));
  };

  const items: readonly MenuItem[] = [
    { label: 'Export as JSON', icon: FileDown, onSelect: save },
    { label: 'Import JSON…', icon: FileUp, onSelect: () => chooser.current?.click() },
    'separator',
    { label: 'Begin a new workflow', icon: Copy, onSelect: () => void navigate({ to: '/workflows/new' }) },
    { label: base ? `Return to version ${base.version}` : 'Start over', icon: RotateCcw, onSelect: revert, disabledReason: changed ? null : 'nothing has changed' },
  ];
  const input = (
    <input
      ref={chooser}
      type="file"
      accept="application/json,.json"
      hidden
      aria-label="File to import"
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file) void read(file);
        event.target.value = '';
      }}
    />
  );
  return { items, input };
}
