import { NodeTypeIcon } from '@parley-gateway/client/react';
import { PanelLeftClose, PanelLeftOpen, Plus } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { readChoice, writeChoice } from './remembered';
import { IconButton } from '../../../parts/Button';
import { Tooltip } from '../../../parts/Tooltip';
import type { PaletteItem } from '../catalog';
import { DRAGGED } from '../canvas/dragged';
import { Finder } from '../finder/Finder';
import { useDesign } from '../state/context';
import styles from './Panels.module.css';

const drag = (item: PaletteItem, event: DragEvent) => {
  event.dataTransfer.setData(DRAGGED, item.id);
  event.dataTransfer.effectAllowed = 'copy';
};

/** Everything that can be added: dragged onto the canvas, or clicked to follow the chosen node. A rail until it is opened. */
export function Palette({ items }: { items: readonly PaletteItem[] }) {
  const designer = useDesign();
  const [open, setOpen] = useState(() => readChoice('palette') === 'open');
  const turn = () => {
    writeChoice('palette', open ? 'closed' : 'open');
    setOpen(!open);
  };
  const add = (item: PaletteItem) => {
    const after = designer.get().selected[0];
    designer.add(item.node, after === undefined ? {} : { after });
  };
  if (!open) {
    return (
      <aside className={styles.rail} aria-label="Palette">
        <IconButton label="Open the palette" icon={PanelLeftOpen} onClick={turn} />
        <IconButton label="Add a node" keys="a" icon={Plus} onClick={() => { designer.set({ finding: { kind: 'add', ...after(designer.get().selected[0]) } }); }} />
        <span className={styles.rule} />
        {items.filter((item) => item.group === 'Steps').map((item) => (
          <Tooltip key={item.id} content={`${item.label}: ${item.hint}`} side="right">
            <button type="button" className={styles.railItem} draggable aria-label={`Add ${item.label}`} onDragStart={(event) => { drag(item, event); }} onClick={() => { add(item); }}>
              <NodeTypeIcon type={item.type} size={17} />
            </button>
          </Tooltip>
        ))}
      </aside>
    );
  }
  return (
    <aside className={styles.palette} aria-label="Palette">
      <header className={styles.paletteHead}>
        <h2>Add</h2>
        <IconButton size="sm" label="Close the palette" icon={PanelLeftClose} onClick={turn} />
      </header>
      <Finder
        label="Steps and actions"
        placeholder="Search"
        items={items}
        icon={(item) => <NodeTypeIcon type={item.type} size={15} />}
        empty="There is no such step or action."
        onDragStart={drag}
        onChoose={add}
      />
    </aside>
  );
}

function after(key: string | undefined) {
  return key === undefined ? {} : { after: key };
}
