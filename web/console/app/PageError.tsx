import type { ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { ErrorNote } from '../parts/ErrorNote';
import { Page } from '../parts/Page';
import { PathLink } from '../parts/PathLink';
import { UNAVAILABLE, isMissing, reloadIfThere } from './loading/missing';
import { usePage } from './title';

/** In place of a page that failed; the frame around it and the other pages stay. */
export function PageError({ error, reset }: ErrorComponentProps) {
  if (isMissing(error)) return <PageMissing />;
  return (
    <Page>
      <ErrorNote title="This page cannot be shown" error={error instanceof Error ? error : String(error)} onRetry={reset} />
    </Page>
  );
}

const AGAIN_MS = 3000;

/** In place of a page that could not be loaded, until the gateway is back. */
function PageMissing() {
  useEffect(() => {
    const timer = setInterval(() => void reloadIfThere(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Page>
      <ErrorNote title={UNAVAILABLE} error="The page is shown as soon as it is back." onRetry={() => void reloadIfThere()} />
    </Page>
  );
}

/** In place of a page that does not exist. */
export function NoSuchPage() {
  usePage({ title: 'No such page' });
  return (
    <Page>
      <Empty
        icon={Compass}
        title="There is no such page"
        action={
          <Button asChild>
            <PathLink href="/">Go to the overview</PathLink>
          </Button>
        }
      />
    </Page>
  );
}
