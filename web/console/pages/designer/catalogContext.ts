import { createContext, useContext } from 'react';
import type { Catalog } from './catalog';

export const CatalogContext = createContext<Catalog>({ types: new Map(), actions: [] });

/** Return what the gateway offers: types of nodes and actions of connectors. */
export function useCatalog(): Catalog {
  return useContext(CatalogContext);
}
