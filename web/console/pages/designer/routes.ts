import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

export const designerRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows/$id/edit',
    component: lazyRouteComponent(() => import('./DesignerPage')),
  }),
] as const;
