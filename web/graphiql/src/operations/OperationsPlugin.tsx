import { useGraphiQL, type GraphiQLPlugin } from '@graphiql/react';
import { useState } from 'react';
import { catalog, type OperationGroup, type SavedOperation } from './catalog';
import { useOpenOperation } from './useOpenOperation';

export const OPERATIONS_PLUGIN: GraphiQLPlugin = {
  title: 'Parley operations',
  icon: OperationsIcon,
  content: OperationsPane,
};

function OperationsPane() {
  const [search, setSearch] = useState('');
  const open = useOpenOperation();
  const current = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query);
  const groups = catalog
    .map((group) => ({ ...group, operations: group.operations.filter((operation) => matches(operation, group.title, search)) }))
    .filter((group) => group.operations.length > 0);
  return (
    <section className="operations" aria-label="Parley operations">
      <h2>Parley operations</h2>
      <input
        type="search"
        placeholder="Search operations"
        aria-label="Search operations"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          const best = search && bestMatch(groups, search);
          if (event.key === 'Enter' && best) open(best);
        }}
      />
      {groups.map((group) => (
        <div key={group.title} className="operations-group">
          <h3>{group.title}</h3>
          <ul>
            {group.operations.map((operation) => (
              <li key={operation.name}>
                <button
                  type="button"
                  className="operation"
                  aria-current={operation.document === current}
                  title={operation.about || undefined}
                  onClick={() => open(operation)}
                >
                  <span>{operation.title}</span>
                  <span className="operation-kind" data-kind={operation.kind}>
                    {operation.kind}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {groups.length === 0 && <p className="operations-none">No matching operations.</p>}
    </section>
  );
}

/** Return the first operation whose title contains the search text, otherwise the first one listed. */
function bestMatch(groups: OperationGroup[], search: string): SavedOperation | undefined {
  const operations = groups.flatMap((group) => group.operations);
  const text = search.trim().toLowerCase();
  return operations.find((operation) => operation.title.toLowerCase().includes(text)) ?? operations[0];
}

function matches(operation: SavedOperation, group: string, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const haystack = `${group} ${operation.title} ${operation.about} ${operation.document}`.toLowerCase();
  return words.every((word) => haystack.includes(word));
}

function OperationsIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
      <path d="M5 4h14a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1-1.5 1.5H5a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 5 4z" />
      <path d="M7.5 9l2.5 2.5-2.5 2.5M13 14.5h4" />
    </svg>
  );
}
