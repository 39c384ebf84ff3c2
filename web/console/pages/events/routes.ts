import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { eventsSearchOf } from './search';

export const eventsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/events',
    validateSearch: eventsSearchOf,
    component: lazyRouteComponent(() => import('./EventsPage')),
  }),
] as const;
