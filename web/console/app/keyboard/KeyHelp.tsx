import { Dialog } from '../../parts/Dialog';
import { Kbd } from '../../parts/Kbd';
import { useStore } from '../store';
import { groupsStore } from './bindings';
import { helpStore } from './help';
import styles from './KeyHelp.module.css';

/** All keys that work on the page that is open. */
export function KeyHelp() {
  const groups = useStore(groupsStore);
  const titles = [...new Set(groups.map(({ title }) => title))].toReversed();
  return (
    <Dialog open={useStore(helpStore)} onOpenChange={(open) => helpStore.set(open)} title="Keyboard shortcuts" size="lg">
      <div className={styles.groups}>
        {titles.map((title) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {groups
                .filter((group) => group.title === title)
                .flatMap(({ keys }) => Object.entries(keys))
                .filter(([, { hidden }]) => !hidden)
                .map(([keys, { label }]) => (
                  <div key={`${keys} ${label}`}>
                    <dt>{label}</dt>
                    <dd>
                      <Kbd keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
