import { basename } from 'node:path';
import { print, visit } from 'graphql';

const KINDS = { query: 'QueryDocument', mutation: 'MutationDocument', subscription: 'SubscriptionDocument' };

/** Return the names of the fragments that a definition needs, each once, in the order in which they are first spread. */
function fragmentsOf(definition, known, found = new Set()) {
  visit(definition, {
    FragmentSpread({ name: { value } }) {
      if (found.has(value)) return;
      found.add(value);
      fragmentsOf(known.get(value), known, found);
    },
  });
  return found;
}

const constant = (fragment) => `${fragment}FragmentDoc`;

/** Return the imports of fragments that other files define. */
function importsOf(names, fragmentImports) {
  return fragmentImports.flatMap(({ importSource: { path, identifiers } }) => {
    const here = identifiers.filter(({ kind, name }) => kind === 'document' && names.has(name)).map(({ name }) => name);
    return here.length ? [`import { ${here.join(', ')} } from './${basename(path, '.ts')}.js';`] : [];
  });
}

/**
 * Write each fragment and each operation as a string; an operation has the types of its result and variables.
 *
 * A string, and not an object as the usual plugin writes, because every GraphQL client accepts it, and because a bundler
 * can leave out the operations that a program does not use.
 */
export function plugin(_schema, documents, config) {
  const isFragment = ({ kind }) => kind === 'FragmentDefinition';
  const definitions = documents.flatMap(({ document }) => document.definitions);
  definitions.sort((one, other) => isFragment(other) - isFragment(one)); // a constant is used after its definition
  const known = new Map(config.externalFragments.map(({ name, node }) => [name, node]));
  for (const each of definitions.filter(isFragment)) known.set(each.name.value, each);
  const kinds = new Set();
  const used = new Set();
  const content = definitions.map((definition) => {
    const name = definition.name.value;
    const text = `\`${print(definition)}\``;
    if (isFragment(definition)) return `export const ${constant(name)} = ${text};`;
    const kind = KINDS[definition.operation];
    const result = name + definition.operation[0].toUpperCase() + definition.operation.slice(1);
    const fragments = [...fragmentsOf(definition, known)].map(constant);
    const parts = [text, ...fragments].map((part) => `\n  ${part},`).join('');
    const whole = fragments.length ? `/* @__PURE__ */ [${parts}\n].join('\\n')` : text;
    kinds.add(kind);
    for (const each of fragments) used.add(each);
    return `export const ${name}Document = ${whole} as ${kind}<${result}, ${result}Variables>;`;
  });
  const types = kinds.size ? [`import type { ${[...kinds].sort().join(', ')} } from '../document.js';`] : [];
  return { prepend: [...types, ...importsOf(used, config.fragmentImports)], content: content.join('\n\n') };
}
