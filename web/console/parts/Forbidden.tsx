import { Lock } from 'lucide-react';
import { Empty } from './Empty';

/** What stands in place of something that the viewer may not see, and what it would take. */
export function Forbidden({ what, scope }: { what: string; scope: string }) {
  return (
    <Empty icon={Lock} title={`You may not see ${what}`}>
      It needs the scope <code>{scope}</code>. An administrator can change your role.
    </Empty>
  );
}
