import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';
import { searchOf } from './search';

export const tasksRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/tasks',
    validateSearch: searchOf,
    component: lazyRouteComponent(() => import('./TasksPage')),
  }),
] as const;
