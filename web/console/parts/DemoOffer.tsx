import { OverviewStepsDocument } from '@parley-gateway/client/operations/overview';
import { useRead } from '../app/reading/useRead';
import { LoadDemo } from './LoadDemo';

/** *Load the demo* in an empty state, while the gateway has neither agents nor workflows. */
export function DemoOffer() {
  const { data } = useRead(OverviewStepsDocument, {});
  const isNew = data?.agents.totalCount === 0 && data.workflows.totalCount === 0;
  return isNew && <LoadDemo />;
}
