import type { ReactNode } from 'react';
import { pathOf } from '../../app/links';
import { ObjectLink } from '../../parts/ObjectLink';

/** A link to the page of an object. */
export function Linked({ type, id, children }: { type: string; id: string; children: ReactNode }) {
  return (
    <ObjectLink type={type} id={id} to={pathOf(type, id)}>
      {children}
    </ObjectLink>
  );
}
