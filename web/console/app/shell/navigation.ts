import {
  BookOpen,
  Bot,
  Braces,
  Cable,
  Home,
  ListTodo,
  MessagesSquare,
  Play,
  Plug,
  Radio,
  Send,
  ShieldCheck,
  Users,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import { IS_AT_HOME } from '../environment';

/** A page in the rail. */
export interface Place {
  label: string;
  path: string;
  icon: LucideIcon;
  /** The second key of its sequence after `g`. */
  key: string;
}

/** The pages in groups, in the order of the rail. */
export const PLACES: readonly (readonly Place[])[] = [
  [{ label: 'Overview', path: '/', icon: Home, key: 'o' }],
  [
    { label: 'Sessions', path: '/sessions', icon: MessagesSquare, key: 's' },
    { label: 'Workflows', path: '/workflows', icon: Workflow, key: 'w' },
    { label: 'Runs', path: '/runs', icon: Play, key: 'r' },
    { label: 'Approvals', path: '/approvals', icon: ShieldCheck, key: 'a' },
    { label: 'Agents', path: '/agents', icon: Bot, key: 'g' },
    { label: 'Tasks', path: '/tasks', icon: ListTodo, key: 't' },
  ],
  [
    { label: 'Integrations', path: '/integrations', icon: Plug, key: 'i' },
    { label: 'Deliveries', path: '/deliveries', icon: Send, key: 'd' },
    { label: 'Events', path: '/events', icon: Radio, key: 'e' },
    { label: 'Endpoints', path: '/endpoints', icon: Cable, key: 'p' },
  ],
  [{ label: 'People', path: '/people', icon: Users, key: 'u' }],
];

/** The gateway's own pages beside the console; a console hosted elsewhere has none. */
export const GATEWAY_PAGES: readonly Omit<Place, 'key'>[] = IS_AT_HOME
  ? [
      { label: 'GraphiQL', path: '/graphiql', icon: Braces },
      { label: 'REST API', path: '/docs', icon: BookOpen },
    ]
  : [];

/** The pages of the bar at the bottom of a narrow screen; the others are under More. */
export const NARROW_PATHS: readonly string[] = ['/', '/runs', '/approvals', '/sessions'];

/** Return the page of the rail that a path belongs to. */
export function placeOf(pathname: string): Place | undefined {
  const first = `/${pathname.split('/')[1] ?? ''}`;
  return PLACES.flat().find(({ path }) => path === first);
}
