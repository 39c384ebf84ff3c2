import { CopyPlus, Ellipsis, GitCompare, ListVideo, Pause, Pencil, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useMay } from '../../app/viewer';
import { IconButton } from '../../parts/Button';
import { Confirm } from '../../parts/Confirm';
import { Menu } from '../../parts/Menu';
import { useWorkflowActions } from './useWorkflowActions';

interface MenuWorkflow {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/** Everything that can be done with a workflow. */
export function WorkflowMenu({ workflow, onRun, onDeleted }: { workflow: MenuWorkflow; onRun: () => void; onDeleted?: () => void }) {
  const { id, name, status } = workflow;
  const navigate = useNavigate();
  const router = useRouter();
  const actions = useWorkflowActions();
  const [erasing, setErasing] = useState(false);
  const write = useMay('workflows:write');
  const execute = useMay('workflows:execute');
  const writing = write.allowed ? {} : { disabledReason: write.reason ?? 'You may not change workflows.' };
  const running = execute.allowed ? {} : { disabledReason: execute.reason ?? 'You may not run workflows.' };
  const active = status === 'ACTIVE';
  const copy = async () => {
    const created = await actions.duplicate(workflow);
    if (created) void navigate({ to: '/workflows/$id', params: { id: created } });
  };
  return (
    // What is clicked in the menu is not a click on the row that it is in, although React says so.
    <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Menu
        trigger={<IconButton label={`Actions of ${name}`} icon={Ellipsis} variant="ghost" />}
        label={`Actions of ${name}`}
        align="end"
        items={[
          { label: 'Run…', icon: Play, keys: 'x', onSelect: onRun, ...running },
          { label: 'Edit', icon: Pencil, keys: 'e', onSelect: () => void router.navigate({ href: `/workflows/${id}/edit` }), ...writing },
          { label: active ? 'Pause' : 'Activate', icon: active ? Pause : Play, onSelect: () => void actions.change(workflow, active ? 'PAUSED' : 'ACTIVE'), ...writing },
          { label: 'Duplicate', icon: CopyPlus, onSelect: () => void copy(), ...writing },
          'separator',
          { label: 'Its runs', icon: ListVideo, onSelect: () => void navigate({ to: '/runs', search: { workflow: id } }) },
          { label: 'Versions', icon: GitCompare, onSelect: () => void navigate({ to: '/workflows/$id/versions', params: { id }, search: {} }) },
          'separator',
          { label: 'Delete…', icon: Trash2, danger: true, onSelect: () => setErasing(true), ...writing },
        ]}
      />
      <Confirm
        open={erasing}
        onOpenChange={setErasing}
        title={`Delete ${name}?`}
        action="Delete"
        danger
        typeToConfirm={name}
        onConfirm={async () => {
          await actions.erase(workflow);
          onDeleted?.();
        }}
      >
        Its versions and triggers are deleted. Runs that have started continue, and stay in the list of runs.
      </Confirm>
    </span>
  );
}
