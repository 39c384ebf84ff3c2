import { NodeTypeIcon } from '@parley-gateway/client/react';
import type { PaletteItem } from '../catalog';
import { DRAGGED } from '../canvas/dragged';
import { Finder } from '../finder/Finder';
import { useDesign } from '../state/context';
import styles from './Panels.module.css';

/** Everything that can be added: dragged onto the canvas, or clicked to follow the chosen node. */
export function Palette({ items }: { items: readonly PaletteItem[] }) {
  const designer = useDesign();
  return (
    <aside className={styles.palette} aria-label="Palette">
      <Finder
        label="Steps and actions"
        placeholder="Search steps and actions"
        items={items}
        icon={(item) => <NodeTypeIcon type={item.type} size={15} />}
        empty="There is no such step or action."
        onDragStart={(item, event) => {
          event.dataTransfer.setData(DRAGGED, item.id);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onChoose={(item) => {
          const after = designer.get().selected[0];
          designer.add(item.node, after === undefined ? {} : { after });
        }}
      />
    </aside>
  );
}
