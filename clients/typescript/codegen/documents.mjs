import { print, visit } from 'graphql';

const KINDS = { query: 'QueryDocument', mutation: 'MutationDocument', subscription: 'SubscriptionDocument' };

/** Return the fragments that a definition needs, each once, in the order in which they are first spread. */
function fragmentsOf(definition, known, found = new Map()) {
  visit(definition, {
    FragmentSpread({ name: { value } }) {
      if (found.has(value)) return;
      found.set(value, known.get(value));
      fragmentsOf(known.get(value), known, found);
    },
  });
  return found;
}

/**
 * Write each operation as a string that has the types of its result and variables.
 *
 * A string, and not an object as the usual plugin writes, because every GraphQL client accepts it, and because a bundler
 * can leave out the operations that a program does not use.
 */
export function plugin(_schema, documents, config) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const known = new Map(config.externalFragments.map(({ name, node }) => [name, node]));
  for (const each of definitions) if (each.kind === 'FragmentDefinition') known.set(each.name.value, each);
  const operations = definitions.filter(({ kind }) => kind === 'OperationDefinition');
  const kinds = [...new Set(operations.map(({ operation }) => KINDS[operation]))].sort();
  return {
    prepend: kinds.length ? [`import type { ${kinds.join(', ')} } from '../document.js';`] : [],
    content: operations
      .map((definition) => {
        const text = [definition, ...fragmentsOf(definition, known).values()].map(print).join('\n');
        const name = definition.name.value;
        const result = name + definition.operation[0].toUpperCase() + definition.operation.slice(1);
        const type = `${KINDS[definition.operation]}<${result}, ${result}Variables>`;
        return `export const ${name}Document = \`${text}\` as ${type};`;
      })
      .join('\n\n'),
  };
}
