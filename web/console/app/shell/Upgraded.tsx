import { RefreshCw } from 'lucide-react';
import { Button } from '../../parts/Button';
import { Tooltip } from '../../parts/Tooltip';
import { useIsOutdated } from '../version';

/** Offers to load the page again when the gateway has been upgraded under it. */
export function Upgraded() {
  if (!useIsOutdated()) return null;
  return (
    <Tooltip content="The gateway was upgraded. Reload the page to use its new version.">
      <Button size="sm" variant="primary" icon={RefreshCw} onClick={() => location.reload()}>
        Reload
      </Button>
    </Tooltip>
  );
}
