import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

const page = lazyRouteComponent(() => import('./DesignerPage'));

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

export const designerRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows/new',
    component: page,
    // A template to begin with, or the workflow of which this is a copy.
    validateSearch: (search: Record<string, unknown>): { template?: string | undefined; from?: string | undefined } => {
      const [template, from] = [text(search.template), text(search.from)];
      return { ...(template ? { template } : {}), ...(from ? { from } : {}) };
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/workflows/$id/edit',
    component: page,
  }),
] as const;
