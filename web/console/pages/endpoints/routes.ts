import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { endpointsSearchOf } from './search';

export const endpointsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/endpoints',
    validateSearch: endpointsSearchOf,
    component: lazyRouteComponent(() => import('./EndpointsPage')),
  }),
] as const;
