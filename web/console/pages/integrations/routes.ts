import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

/** What the address says about a connector's page. */
export interface ConnectorSearch {
  /** The action whose form is open. */
  readonly action?: string;
}

export const integrationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/integrations',
  component: lazyRouteComponent(() => import('./IntegrationsPage')),
});

export const integrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/integrations/$connector',
  validateSearch: (given: Record<string, unknown>): ConnectorSearch => (typeof given.action === 'string' ? { action: given.action } : {}),
  component: lazyRouteComponent(() => import('./IntegrationPage')),
});

export const integrationsRoutes = [integrationsRoute, integrationRoute] as const;
