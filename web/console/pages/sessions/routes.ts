import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const sessionsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions',
    component: lazyRouteComponent(() => import('./SessionsPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions/$id',
    component: lazyRouteComponent(() => import('./SessionPage')),
  }),
] as const;
