import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { sessionSearchOf, sessionsSearchOf } from './search';

export const sessionsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions',
    validateSearch: sessionsSearchOf,
    component: lazyRouteComponent(() => import('./SessionsPage')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sessions/$id',
    validateSearch: sessionSearchOf,
    component: lazyRouteComponent(() => import('./SessionPage')),
  }),
] as const;
