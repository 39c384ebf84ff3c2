import { NodeByIdDocument, SearchNamesDocument, type NodeByIdQuery } from '@parley-gateway/client/operations/nodes';
import { useParley } from '@parley-gateway/client/react';
import { Box, Radio, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { iconOf } from '../../parts/ObjectLink';
import { words } from '../../parts/tones';
import { pathOf } from '../links';

/** An object that the palette can open. */
export interface Found {
  href: string;
  label: string;
  kind: string;
  icon: LucideIcon;
}

const AFTER_MS = 150;
const SHORTEST = 2;
const ID = /^[a-z]{2,5}_[\w-]+(:\w+)*$|^\w{3}_\w+:/;

/** Return the objects with this id or with names that contain this text. */
export function useFound(text: string): { found: readonly Found[]; searching: boolean } {
  const parley = useParley();
  const [state, setState] = useState<{ text: string; found: readonly Found[] }>({ text: '', found: [] });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < SHORTEST) return;
    const abort = new AbortController();
    const look = async () => {
      const { signal } = abort;
      if (ID.test(wanted)) {
        const { node } = await parley.query(NodeByIdDocument, { id: wanted }, { signal });
        return node ? objectOf(node) : [];
      }
      const { agents, tasks, workflows, sessions } = await parley.query(SearchNamesDocument, { text: wanted }, { signal });
      return [
        ...agents.nodes.flatMap((each) => entry('Agent', each.id, each.name)),
        ...workflows.nodes.flatMap((each) => entry('Workflow', each.id, each.name)),
        ...sessions.nodes.flatMap((each) => entry('Session', each.id, each.name)),
        ...tasks.nodes.flatMap((each) => entry('Task', each.id, each.title)),
      ];
    };
    const timer = setTimeout(() => {
      look().then(
        (found) => setState({ text: wanted, found }),
        () => abort.signal.aborted || setState({ text: wanted, found: [] }),
      );
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [parley, wanted]);
  if (wanted.length < SHORTEST) return { found: [], searching: false };
  // Enter must not open an object that was found for another text.
  return state.text === wanted ? { found: state.found, searching: false } : { found: [], searching: true };
}

function objectOf(node: NonNullable<NodeByIdQuery['node']>): readonly Found[] {
  if ('type' in node) return [{ href: `/events?event=${encodeURIComponent(node.id)}`, label: node.type, kind: 'Event', icon: Radio }];
  const name = 'name' in node ? node.name : 'title' in node ? node.title : null;
  return entry(node.__typename, node.id, name);
}

/** Return the object for the list, or nothing if no page shows it. */
function entry(typename: string, id: string, name: string | null): readonly Found[] {
  const href = pathOf(typename, id);
  return href === null ? [] : [{ href, label: name ?? id, kind: words(typename), icon: iconOf(typename) ?? Box }];
}
