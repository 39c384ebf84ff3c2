import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const agentsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agents',
    component: lazyRouteComponent(() => import('./AgentsPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agents/$id',
    component: lazyRouteComponent(() => import('./AgentPage')),
  }),
] as const;
