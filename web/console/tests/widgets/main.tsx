import { createParley, upsert } from '@parley-gateway/client';
import { ParleyProvider, useLiveList } from '@parley-gateway/client/react';
import { TaskEventsDocument, TasksDocument } from '@parley-gateway/client/operations/tasks';
import { createRoot } from 'react-dom/client';

// A dashboard of a user's own: fifty lists on one socket, each of the tasks of one type.
const given = new URLSearchParams(location.hash.slice(1));
const parley = createParley({ url: `${location.origin}/graphql`, token: given.get('key') });
const WIDGETS = 50;

function Widget({ type }: { type: string }) {
  const { rows, totalCount, live } = useLiveList({
    query: TasksDocument,
    variables: { first: 5, filter: { type } },
    rows: (data) => data.tasks.nodes,
    stream: TaskEventsDocument,
    streamVariables: {},
    fold: (tasks, event) => ('task' in event ? upsert(tasks, event.task, { matches: (task) => task.type === type }) : tasks),
  });
  return (
    <section data-live={live.status}>
      <h2>
        {type}: {totalCount}
      </h2>
      <ul>
        {rows.slice(0, 5).map((task) => (
          <li key={task.id}>
            {task.title} {task.status} <progress value={task.progress ?? 0} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <ParleyProvider client={parley}>
    {Array.from({ length: WIDGETS }, (_, at) => (
      <Widget key={at} type={`type-${at}`} />
    ))}
  </ParleyProvider>,
);
