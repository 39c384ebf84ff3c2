import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const eventsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/events',
    component: lazyRouteComponent(() => import('./EventsPage')),
  }),
] as const;
