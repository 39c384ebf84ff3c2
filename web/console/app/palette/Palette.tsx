import { useRouter } from '@tanstack/react-router';
import { Command, defaultFilter, useCommandState } from 'cmdk';
import { Zap } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Kbd } from '../../parts/Kbd';
import { GATEWAY_PAGES, PLACES } from '../shell/navigation';
import { useStore } from '../store';
import { actionsStore, closePalette, paletteStore } from './palette';
import styles from './Palette.module.css';
import { useFound, type Found } from './useFound';

/** Pages, objects by name or id, and what the page can do, by typing. */
export default function Palette() {
  const router = useRouter();
  const open = useStore(paletteStore);
  const actions = useStore(actionsStore);
  const [text, setText] = useState('');
  const [chosen, choose] = useState('');
  const { found, searching } = useFound(open ? text : '');
  const close = () => {
    closePalette();
    setText('');
  };
  const go = (href: string) => {
    close();
    void router.navigate({ href });
  };
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && close()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content className={styles.content} data-modal aria-describedby={undefined}>
          <Radix.Title className="visually-hidden">Search and commands</Radix.Title>
          <Command loop label="Search and commands" value={chosen} onValueChange={choose} filter={filter}>
            <Command.Input
              className={styles.input}
              placeholder="Go to a page, find by name, or paste an id"
              value={text}
              onValueChange={setText}
            />
            <Command.List className={styles.list}>
              <Others found={found} searching={searching} chosen={chosen} choose={choose} />
              {found.length > 0 && (
                <Command.Group heading="Found" forceMount>
                  {found.map(({ href, icon: Icon, label, kind }) => (
                    <Command.Item key={href} value={href} forceMount onSelect={() => go(href)}>
                      <Icon />
                      <span className="truncate">{label}</span>
                      <small>{kind}</small>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {actions.length > 0 && (
                <Command.Group heading="On this page">
                  {actions.map(({ id, label, run, keys, disabledReason }) => (
                    <Command.Item
                      key={id}
                      value={`${label} ${id}`}
                      disabled={disabledReason !== undefined}
                      onSelect={() => {
                        close();
                        run();
                      }}
                    >
                      <Zap />
                      <span className="truncate">{label}</span>
                      {disabledReason ? <small>{disabledReason}</small> : keys && <Kbd keys={keys} />}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              <Command.Group heading="Go to">
                {PLACES.flat().map(({ icon: Icon, label, path, key }) => (
                  <Command.Item key={path} value={label} onSelect={() => go(path)}>
                    <Icon />
                    {label}
                    <Kbd keys={`g ${key}`} />
                  </Command.Item>
                ))}
                {GATEWAY_PAGES.map(({ icon: Icon, label, path }) => (
                  <Command.Item key={path} value={label} onSelect={() => location.assign(path)}>
                    <Icon />
                    {label}
                  </Command.Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface OthersProps {
  found: readonly Found[];
  searching: boolean;
  chosen: string;
  choose: (value: string) => void;
}

/** Where neither a page nor an action has what is typed: the first object that was found is chosen, or there is none. */
function Others({ found, searching, chosen, choose }: OthersProps) {
  const count = useCommandState((state) => state.filtered.count);
  const first = found[0]?.href;
  useEffect(() => {
    if (count === 0 && first !== undefined && !found.some(({ href }) => href === chosen)) choose(first);
  }, [count, first, found, chosen, choose]);
  if (count > 0 || first !== undefined) return null;
  return <p className={styles.empty}>{searching ? 'Searching…' : 'Nothing found'}</p>;
}

const FAINT = 0.1;

/** Letters that are merely somewhere in a name, such as those of a workflow's name in "Approvals", are no match. */
function filter(value: string, search: string): number {
  const score = defaultFilter(value, search);
  return score < FAINT ? 0 : score;
}
