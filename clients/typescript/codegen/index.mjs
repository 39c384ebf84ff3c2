import { basename } from 'node:path';

/** Write a module that exports the operations of every file. */
export function plugin(_schema, documents) {
  const names = documents.map(({ location }) => basename(location, '.graphql')).sort();
  return ['types', ...names].map((name) => `export * from './${name}.js';`).join('\n');
}
