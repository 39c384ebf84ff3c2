import { createRouter } from '@tanstack/react-router';
import { agentsRoutes } from '../pages/agents/routes';
import { approvalsRoutes } from '../pages/approvals/routes';
import { deliveriesRoutes } from '../pages/deliveries/routes';
import { designerRoutes } from '../pages/designer/routes';
import { endpointsRoutes } from '../pages/endpoints/routes';
import { eventsRoutes } from '../pages/events/routes';
import { integrationsRoutes } from '../pages/integrations/routes';
import { overviewRoutes } from '../pages/overview/routes';
import { peopleRoutes } from '../pages/people/routes';
import { runsRoutes } from '../pages/runs/routes';
import { sessionsRoutes } from '../pages/sessions/routes';
import { tasksRoutes } from '../pages/tasks/routes';
import { workflowsRoutes } from '../pages/workflows/routes';
import { forgetRecords } from './behind/behind';
import { NoSuchPage, PageError } from './PageError';
import { rootRoute } from './root';

const routeTree = rootRoute.addChildren([
  ...overviewRoutes,
  ...sessionsRoutes,
  ...workflowsRoutes,
  ...designerRoutes,
  ...runsRoutes,
  ...approvalsRoutes,
  ...agentsRoutes,
  ...tasksRoutes,
  ...integrationsRoutes,
  ...deliveriesRoutes,
  ...eventsRoutes,
  ...endpointsRoutes,
  ...peopleRoutes,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NoSuchPage,
  scrollRestoration: true,
});

// The operations behind a page begin with it.
router.subscribe('onBeforeLoad', ({ pathChanged }) => {
  if (pathChanged) forgetRecords();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
