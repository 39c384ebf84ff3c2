import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { readVersionsSearch, readWorkflowsSearch } from './search';

export const workflowsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workflows',
  validateSearch: readWorkflowsSearch,
  component: lazyRouteComponent(() => import('./WorkflowsPage')),
});

export const workflowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workflows/$id',
  component: lazyRouteComponent(() => import('./WorkflowPage')),
});

export const versionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workflows/$id/versions',
  validateSearch: readVersionsSearch,
  component: lazyRouteComponent(() => import('./WorkflowVersionsPage')),
});

export const workflowsRoutes = [workflowsRoute, workflowRoute, versionsRoute] as const;
