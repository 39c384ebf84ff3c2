import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const integrationsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/integrations',
    component: lazyRouteComponent(() => import('./IntegrationsPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/integrations/$connector',
    component: lazyRouteComponent(() => import('./IntegrationPage')),
  }),
] as const;
