import { Plus, RotateCw, Send } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useGuard } from '../../app/guard';
import { useKeys } from '../../app/keys';
import { usePage } from '../../app/title';
import { useMay } from '../../app/viewer';
import { openWhy } from '../../app/why';
import { Button } from '../../parts/Button';
import { DataTable } from '../../parts/DataTable';
import { DemoOffer } from '../../parts/DemoOffer';
import { Empty } from '../../parts/Empty';
import { ErrorNote } from '../../parts/ErrorNote';
import { Filters, type Filter } from '../../parts/Filters';
import { LiveBanner } from '../../parts/LiveBanner';
import { Page, PageHeader } from '../../parts/Page';
import { Panel } from '../../parts/Panel';
import { stateOf, words } from '../../parts/tones';
import { DELIVERY_COLUMNS } from './columns';
import { DeliveryDrawer } from './DeliveryDrawer';
import { DestinationDrawer } from './DestinationDrawer';
import { Destinations } from './Destinations';
import { NewDestination } from './NewDestination';
import { deliveriesRoute } from './routes';
import { canRetry, type Destination, type Row } from './rows';
import { searchOf, STATUSES } from './search';
import { useDeliveries } from './useDeliveries';
import { useRetry } from './useRetry';

const CHANNELS = ['SLACK', 'EMAIL', 'SMS', 'WEBHOOK', 'TEAMS', 'DISCORD', 'TEST'] as const;
const keyOf = ({ id }: Row) => id;

/** Did it arrive? Deliveries to people and of events to destinations, over all channels. */
export default function DeliveriesPage() {
  usePage({ title: 'Deliveries' });
  const search = deliveriesRoute.useSearch();
  const navigate = deliveriesRoute.useNavigate();
  const list = useDeliveries(search);
  const may = useMay('destinations:write');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<Row | null>(null);
  const [isCreating, setCreating] = useState(false);
  const patch = (values: object) => void navigate({ search: (before) => searchOf({ ...before, ...values }), replace: true });
  const retry = useRetry(() => {
    setSelected(new Set());
    list.reload();
    list.reloadDestinations();
  });
  const open = list.rows.find(({ id }) => id === search.delivery);
  const chosen = selected.size > 0 ? list.rows.filter(({ id }) => selected.has(id)) : [open ?? cursor].filter((row) => row !== null);
  const destination = list.destinations.find(({ id }) => id === search.destination);
  const guard = useGuard();
  const reason = may.allowed ? null : (may.reason ?? null);
  useKeys(
    {
      R: { label: 'Send again', run: guard(retry.reason(chosen), () => void retry.run(chosen)) },
      y: { label: 'Why?', run: () => chosen[0] && openWhy(chosen[0].id) },
      n: { label: 'New destination', run: guard(reason, () => setCreating(true)) },
    },
    'Deliveries',
  );
  const filtered = search.status !== undefined || search.to !== undefined;
  return (
    <Page>
      <PageHeader
        title="Deliveries"
        actions={
          <>
            {selected.size > 0 && (
              <Button icon={RotateCw} keys="R" busy={retry.busy} disabledReason={retry.reason(chosen)} onClick={() => void retry.run(chosen)}>
                Send {chosen.filter(canRetry).length} again
              </Button>
            )}
            <Button variant="primary" icon={Plus} keys="n" disabledReason={reason} onClick={() => setCreating(true)}>
              New destination
            </Button>
          </>
        }
      />
      <Destinations destinations={list.destinations} onOpen={(id) => patch({ destination: id, delivery: undefined })} />
      <Filters filters={useFilters(list.destinations)} value={{ ...search }} onChange={patch} />
      <LiveBanner state={list.live} onResume={list.resume} />
      {list.error && list.rows.length > 0 && <ErrorNote compact error={list.error} onRetry={list.reload} />}
      <Panel flush error={list.rows.length === 0 ? list.error : null} onRetry={list.reload}>
        <DataTable
          label="Deliveries"
          rows={list.rows}
          rowKey={keyOf}
          columns={DELIVERY_COLUMNS}
          openKey={search.delivery ?? null}
          onOpen={({ id }) => patch({ delivery: id, destination: undefined })}
          onCursor={setCursor}
          selected={selected}
          onSelect={setSelected}
          loading={list.loading}
          hasMore={list.hasMore}
          onMore={() => void list.loadMore()}
          empty={filtered ? <Empty compact title="No delivery matches" action={<Button onClick={() => patch({ status: undefined, to: undefined })}>Show all deliveries</Button>} /> : <Nothing reason={reason} onNew={() => setCreating(true)} />}
        />
      </Panel>
      {search.delivery && (
        <DeliveryDrawer
          id={search.delivery}
          row={open}
          retry={{ run: () => open && void retry.run([open]), reason: open ? retry.reason([open]) : 'It is not in the list.', busy: retry.busy }}
          onClose={() => patch({ delivery: undefined })}
        />
      )}
      {destination && !search.delivery && <DestinationDrawer destination={destination} onClose={() => patch({ destination: undefined })} onChanged={list.reloadDestinations} />}
      {isCreating && (
        <NewDestination
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false);
            list.reloadDestinations();
            patch({ destination: id });
          }}
        />
      )}
    </Page>
  );
}

function useFilters(destinations: readonly Destination[]): readonly Filter[] {
  return useMemo(
    () => [
      { id: 'status', label: 'Status', kind: 'choice', many: true, options: STATUSES.map((value) => ({ value, label: stateOf(value).word })) },
      {
        id: 'to',
        label: 'To',
        kind: 'choice',
        options: [...CHANNELS.map((value) => ({ value, label: words(value) })), ...destinations.map(({ id, name }) => ({ value: id, label: name }))],
      },
    ],
    [destinations],
  );
}

function Nothing({ reason, onNew }: { reason: string | null; onNew: () => void }) {
  return (
    <Empty
      icon={Send}
      title="Nothing has been sent yet"
      action={
        <>
          <Button variant="primary" icon={Plus} disabledReason={reason} onClick={onNew}>
            New destination
          </Button>
          <DemoOffer />
        </>
      }
      operation={'mutation {\n  deliver(input: {channels: [TEST], content: "Hello"}) {\n    deliveries { id status }\n    errors { message }\n  }\n}'}
    >
      Messages to people and events to destinations appear here with each attempt.
    </Empty>
  );
}
