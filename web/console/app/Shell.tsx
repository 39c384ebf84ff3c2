import { Outlet } from '@tanstack/react-router';

/** The frame around every page: the rail, the header and the state of the connection. */
export function Shell() {
  return <Outlet />;
}
