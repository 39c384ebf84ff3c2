import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { searchOf } from './search';

export const approvalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/approvals',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('./ApprovalsPage')),
});

export const approvalsRoutes = [approvalsRoute] as const;
