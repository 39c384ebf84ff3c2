import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const runsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/runs',
    component: lazyRouteComponent(() => import('./RunsPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/runs/$id',
    component: lazyRouteComponent(() => import('./RunPage')),
  }),
] as const;
