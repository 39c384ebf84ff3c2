import { ParleyProvider } from '@parley-gateway/client/react';
import { useEffect, type ReactNode } from 'react';
import { parley } from './parley';
import { forgetReadings } from './reading/reading';
import { useViewer } from './viewer';

/** Give the pages the client. When another user signs in, nothing of the former one is left. */
export function Data({ children }: { children: ReactNode }) {
  const { actor, organization } = useViewer();
  const who = `${organization.id}/${actor.id}`;
  useEffect(() => forgetReadings, [who]);
  return (
    <ParleyProvider key={who} client={parley}>
      {children}
    </ParleyProvider>
  );
}
