import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root';

/** What the address says about the page of all of them. */
export interface IntegrationsSearch {
  /** The window of Roblox Studio that is open. */
  readonly studio?: string;
}

/** What the address says about a connector's page. */
export interface ConnectorSearch {
  /** The action whose form is open. */
  readonly action?: string;
}

export const integrationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/integrations',
  validateSearch: (given: Record<string, unknown>): IntegrationsSearch => (typeof given.studio === 'string' ? { studio: given.studio } : {}),
  component: lazyRouteComponent(() => import('./IntegrationsPage')),
});

export const integrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/integrations/$connector',
  validateSearch: (given: Record<string, unknown>): ConnectorSearch => (typeof given.action === 'string' ? { action: given.action } : {}),
  component: lazyRouteComponent(() => import('./IntegrationPage')),
});

export const integrationsRoutes = [integrationsRoute, integrationRoute] as const;
