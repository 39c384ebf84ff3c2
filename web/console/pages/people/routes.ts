import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { peopleSearchOf } from './search';

export const peopleRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/people',
    validateSearch: peopleSearchOf,
    component: lazyRouteComponent(() => import('./PeoplePage')),
  }),
] as const;
