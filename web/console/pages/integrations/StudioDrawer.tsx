import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { StudioCommandsDocument, type StudioCommandsQuery } from '@parley-gateway/client/operations/studio';
import { useStream } from '@parley-gateway/client/react';
import { useRead } from '../../app/reading/useRead';
import { Drawer } from '../../parts/Drawer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { IdLabel } from '../../parts/IdLabel';
import { KeyValue } from '../../parts/KeyValue';
import { List, ListRow } from '../../parts/List';
import { Panel } from '../../parts/Panel';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { words } from '../../parts/tones';
import styles from './Integrations.module.css';
import type { StudioInstance } from './Studio';

type Command = StudioCommandsQuery['studioCommands']['nodes'][number];

const FIRST = 20;

/** One window of Studio: its place, and what it was asked to do. */
export function StudioDrawer({ instance, onClose }: { instance: StudioInstance; onClose: () => void }) {
  const { id, name, status, placeName, placeId, pluginVersion, studioVersion, connectedAt } = instance;
  const { data, error, loading, reload } = useRead(StudioCommandsDocument, { instanceId: id, first: FIRST });
  useStream(EventTicksDocument, {}, (event) => {
    if ('type' in event && event.type.startsWith('studio_command.')) reload();
  });
  const commands = data?.studioCommands.nodes ?? [];
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title={name} meta={<><Status value={status} /><IdLabel id={id} /></>}>
      <div className={styles.sections}>
        <KeyValue
          items={[
            { label: 'Place', value: placeName },
            { label: 'Place id', value: placeId ?? 'Not published' },
            { label: 'Plugin', value: pluginVersion },
            { label: 'Studio', value: studioVersion },
            { label: 'Connected', value: <Time at={connectedAt} /> },
          ]}
        />
        <Panel title="Commands" count={data?.studioCommands.totalCount ?? null} flush loading={loading && !data} error={data ? null : error} onRetry={reload}>
          {commands.length === 0 ? (
            <Empty compact title="No commands yet." />
          ) : (
            <List label="Commands">
              {commands.map((command) => (
                <ListRow key={command.id} title={titleOf(command)} meta={<>{command.createdBy.name} · <Time at={command.createdAt} /></>} aside={<Status value={command.status} />} />
              ))}
            </List>
          )}
        </Panel>
        {commands.filter(({ error: reason }) => reason !== null).slice(0, 1).map(({ id: key, error: reason }) => (
          <ErrorNote key={key} compact title="The last failure" error={reason} />
        ))}
      </div>
    </Drawer>
  );
}

function titleOf({ method, script, version }: Command): string {
  if (!script) return words(method);
  return `${words(method)}: ${script.path}${version === null ? '' : `, version ${version}`}`;
}
