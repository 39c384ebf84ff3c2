/** The paths of the pages that show an object, for every reference to one. */

const PATHS: Record<string, (id: string) => string> = {
  Agent: (id) => `/agents/${id}`,
  ApiKey: (id) => `/people?key=${id}`,
  Approval: (id) => `/approvals?approval=${id}`,
  ConnectedAccount: (id) => `/integrations?account=${id}`,
  Connector: (id) => `/integrations/${id}`,
  Delivery: (id) => `/deliveries?delivery=${id}`,
  Endpoint: (id) => `/endpoints?endpoint=${id}`,
  EventDelivery: (id) => `/deliveries?delivery=${id}`,
  EventDestination: (id) => `/deliveries?destination=${id}`,
  Session: (id) => `/sessions/${id}`,
  Task: (id) => `/tasks?task=${id}`,
  User: (id) => `/people?user=${id}`,
  Workflow: (id) => `/workflows/${id}`,
  WorkflowExecution: (id) => `/runs/${id}`,
};

/** Return the path of the page that shows an object, or null if none does. */
export function pathOf(typename: string, id: string): string | null {
  return PATHS[typename]?.(encodeURIComponent(id)) ?? null;
}

/** Return the path of the event log at a cursor. */
export function pathOfEvent(cursor: string): string {
  return `/events?at=${encodeURIComponent(cursor)}`;
}
