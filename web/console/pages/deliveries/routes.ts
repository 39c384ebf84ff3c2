import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const deliveriesRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/deliveries',
    component: lazyRouteComponent(() => import('./DeliveriesPage')),
  }),
] as const;
