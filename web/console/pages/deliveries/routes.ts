import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { searchOf } from './search';

export const deliveriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/deliveries',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./DeliveriesPage')),
});

export const deliveriesRoutes = [deliveriesRoute] as const;
