import { NodeByIdDocument, SearchNamesDocument, type NodeByIdQuery } from '@parley-gateway/client/operations/nodes';
import { useParley } from '@parley-gateway/client/react';
import { Bot, Box, ListTodo, MessagesSquare, Workflow, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
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
        ...agents.nodes.map((each) => entry('Agent', each.id, each.name, Bot)),
        ...workflows.nodes.map((each) => entry('Workflow', each.id, each.name, Workflow)),
        ...sessions.nodes.map((each) => entry('Session', each.id, each.name, MessagesSquare)),
        ...tasks.nodes.map((each) => entry('Task', each.id, each.title, ListTodo)),
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
  // What was found for another text must not be what Enter opens.
  return state.text === wanted ? { found: state.found, searching: false } : { found: [], searching: true };
}

function objectOf(node: NonNullable<NodeByIdQuery['node']>): readonly Found[] {
  const href = pathOf(node.__typename, node.id) ?? (isEvent(node.__typename) ? `/events?event=${encodeURIComponent(node.id)}` : null);
  if (href === null) return [];
  const label = 'name' in node && node.name ? node.name : 'title' in node && node.title ? node.title : node.id;
  return [{ href, label, kind: words(node.__typename), icon: Box }];
}

function entry(typename: string, id: string, label: string | null, icon: LucideIcon): Found {
  return { href: pathOf(typename, id) ?? '/', label: label ?? id, kind: typename, icon };
}

function isEvent(typename: string): boolean {
  return pathOf(typename, '') === null;
}

function words(typename: string): string {
  return typename.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
