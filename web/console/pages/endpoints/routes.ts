import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const endpointsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/endpoints',
    component: lazyRouteComponent(() => import('./EndpointsPage')),
  }),
] as const;
