import { readFileSync } from 'node:fs';
import { parse, visit } from 'graphql';

// Prints what is wrong with the operations of these files: streams that could not resume, and fragments that nothing uses.
const definitions = process.argv.slice(2).flatMap((path) => parse(readFileSync(path, 'utf8')).definitions);
const fragments = new Map(definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((each) => [each.name.value, each]));
const spread = new Set();
for (const definition of definitions) visit(definition, { FragmentSpread: ({ name }) => void spread.add(name.value) });
// What other packages of the repository take from here, and what is not a stream of the log.
const WITHOUT_CURSOR = new Set(['presence', 'agentReply', 'systemMetrics']);

/** Return the names of the fields that an item has, whatever its type. */
function fieldsOf({ selections }) {
  return selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [selection.name.value];
    if (selection.kind === 'FragmentSpread') return fieldsOf(fragments.get(selection.name.value).selectionSet);
    return [];
  });
}

for (const { kind, operation, name, selectionSet, variableDefinitions } of definitions) {
  if (kind !== 'OperationDefinition' || operation !== 'subscription') continue;
  const [root] = selectionSet.selections;
  if (WITHOUT_CURSOR.has(root.name.value)) continue;
  const declared = variableDefinitions.map(({ variable }) => variable.name.value);
  const missing = ['__typename', 'cursor', 'id'].filter((field) => !fieldsOf(root.selectionSet).includes(field));
  if (!declared.includes('after')) missing.push('$after');
  if (!root.arguments.some((argument) => argument.name.value === 'after')) missing.push('after: $after');
  if (selectionSet.selections.length !== 1) missing.push('exactly one root field');
  if (missing.length) console.log(`${name.value} lacks ${missing.join(', ')}`);
}
for (const name of fragments.keys()) if (!spread.has(name)) console.log(`nothing uses the fragment ${name}`);
