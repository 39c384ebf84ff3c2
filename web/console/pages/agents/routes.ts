import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { agentSearchOf, agentsSearchOf } from './search';

export const agentsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agents',
    validateSearch: agentsSearchOf,
    component: lazyRouteComponent(() => import('./AgentsPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agents/$id',
    validateSearch: agentSearchOf,
    component: lazyRouteComponent(() => import('./AgentPage')),
  }),
] as const;
