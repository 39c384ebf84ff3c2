import { useParley, useStream } from '@parley-gateway/client/react';
import { WorkflowChangesDocument } from '@parley-gateway/client/operations/designer';
import { useToast } from '../../../parts/Toast';
import type { Designer } from './designer';
import { isNewer, readPublished } from './load';
import { isChanged } from './useDraft';

/** Notice when somebody else publishes: a design without changes follows, one with changes shows the conflict. */
export function useTheirs(id: string | null, designer: Designer): void {
  const parley = useParley();
  const toast = useToast();
  useStream(
    WorkflowChangesDocument,
    {},
    (event) => {
      if (event.__typename === 'StreamGap' || event.__typename === 'StreamOpened') void look();
      if (event.__typename === 'RecordChanged' && event.recordId === id) {
        if (event.type === 'workflow.deleted') toast({ title: 'This workflow was deleted', tone: 'bad' });
        else void look();
      }
    },
    { skip: id === null },
  );

  async function look() {
    if (id === null) return;
    const found = await readPublished(parley, id).catch(() => null);
    const { base } = designer.get();
    if (!found || !base || !isNewer(found, base)) return;
    if (isChanged(designer.get())) {
      designer.set({ theirs: found });
      return;
    }
    designer.restart({ workflow: found.workflow, positions: designer.design.positions }, found);
    if (found.version === base.version) toast({ title: 'The workflow has changed' });
    else toast({ title: `Version ${found.version} is here`, description: found.by ? `${found.by} published it.` : undefined });
  }
}
