import { useRouter } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Braces, Zap } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useState } from 'react';
import { Kbd } from '../../parts/Kbd';
import { PLACES } from '../shell/navigation';
import { useStore } from '../store';
import { actionsStore, paletteStore } from './palette';
import styles from './Palette.module.css';
import { useFound } from './useFound';

/** Pages, objects by name or id, and what the page can do, by typing. */
export default function Palette() {
  const router = useRouter();
  const open = useStore(paletteStore);
  const actions = useStore(actionsStore);
  const [text, setText] = useState('');
  const { found, searching } = useFound(open ? text : '');
  const close = () => {
    paletteStore.set(false);
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
          <Command loop label="Search and commands">
            <Command.Input
              className={styles.input}
              placeholder="Go to a page, find by name, or paste an id"
              value={text}
              onValueChange={setText}
            />
            <Command.List className={styles.list}>
              <Command.Empty className={styles.empty}>{searching ? 'Searching …' : 'Nothing found'}</Command.Empty>
              {found.length > 0 && (
                <Command.Group heading="Found" forceMount>
                  {found.map(({ href, icon: Icon, label, kind }) => (
                    <Command.Item key={href} value={`${text} ${href}`} forceMount onSelect={() => go(href)}>
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
                <Command.Item value="GraphiQL" onSelect={() => location.assign('/graphiql')}>
                  <Braces />
                  GraphiQL
                </Command.Item>
              </Command.Group>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
