import { useEffect, useMemo } from 'react';
import { createStore } from './store';

/** A part of the breadcrumb; the last one is the page itself and has no path. */
export interface Crumb {
  label: string;
  to?: string;
}

/** What a page says about itself. */
export interface PageInfo {
  title: string;
  /** The pages above this one. */
  crumbs?: readonly Crumb[];
}

/** The page that is open. */
export const pageStore = createStore<PageInfo>({ title: '' });

/** How many things wait for the user; the tab's title begins with it. */
export const needsYouStore = createStore<number>(0);

/** Name the page in the header and in the tab's title. */
export function usePage({ title, crumbs }: PageInfo): void {
  const path = JSON.stringify(crumbs ?? []);
  const info = useMemo<PageInfo>(() => ({ title, crumbs: JSON.parse(path) }), [title, path]);
  useEffect(() => pageStore.set(info), [info]);
}

/** Keep the title of the tab like the page's. */
export function followTitle(): void {
  const write = () => {
    const count = needsYouStore.get();
    const { title } = pageStore.get();
    document.title = `${count > 0 ? `(${count}) ` : ''}${title ? `${title} · ` : ''}Parley`;
  };
  pageStore.subscribe(write);
  needsYouStore.subscribe(write);
}
