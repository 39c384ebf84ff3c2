import { createRootRoute } from '@tanstack/react-router';
import { Shell } from './Shell';

/** The parent of every page. */
export const rootRoute = createRootRoute({ component: Shell });
