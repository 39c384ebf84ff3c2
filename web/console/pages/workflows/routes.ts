import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const workflowsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows',
    component: lazyRouteComponent(() => import('./WorkflowsPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows/$id',
    component: lazyRouteComponent(() => import('./WorkflowPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows/$id/versions',
    component: lazyRouteComponent(() => import('./WorkflowVersionsPage')),
  }),
] as const;
