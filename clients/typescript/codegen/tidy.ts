import { readFileSync, readdirSync } from 'node:fs';
import { Kind, buildSchema, isAbstractType, parse } from 'graphql';

const schema = buildSchema(readFileSync('../../schema/schema.graphql', 'utf8'));
const definitions = readdirSync('src/operations')
  .filter((name) => name.endsWith('.graphql'))
  .flatMap((name) => parse(readFileSync(`src/operations/${name}`, 'utf8')).definitions);

/** The types that the generator writes of a fragment on an interface, one a member, and the name of all of them. */
const unions = definitions.flatMap((definition) => {
  const type = definition.kind === Kind.FRAGMENT_DEFINITION ? schema.getType(definition.typeCondition.name.value) : null;
  if (definition.kind !== Kind.FRAGMENT_DEFINITION || !isAbstractType(type)) return [];
  const { value } = definition.name;
  const members = schema.getPossibleTypes(type).map(({ name }) => `${value}_${name}_Fragment`);
  return [{ whole: `${value}Fragment`, members: members.sort() }];
});

/** Name a union of all members of a fragment, except where the name is defined. */
function named(content: string): string {
  return unions.reduce((text, { whole, members }) => {
    const listed = new RegExp(`(type ${whole} =|<)?${members.map((member) => `\\s*\\| ${member}\\n`).join('')}\\s*(.)`, 'g');
    return text.replace(listed, (all: string, before: string | undefined, after: string) => {
      if (before?.startsWith('type')) return all;
      return `${before ?? ' '}${whole}${after === '|' || after === '}' ? ' ' : ''}${after}`;
    });
  }, content);
}

/** Import of other files what is still used, and what a union is now called. */
function imported(content: string): string {
  return content.replace(/^import type \{ ([^}]*) \} (from '\.\/[^\n]*)\n/gm, (line: string, names: string, from: string, offset: number) => {
    const rest = content.slice(offset + line.length);
    const wholes = unions.filter(({ members }) => names.split(', ').includes(members[0] ?? '')).map(({ whole }) => whole);
    const used = [...names.split(', '), ...wholes].filter((name) => new RegExp(`\\b${name}\\b`).test(rest));
    return used.length ? `import type { ${[...new Set(used)].join(', ')} } ${from}\n` : '';
  });
}

/**
 * Make a generated file shorter: without what is for `@defer` only, which every file would export under the same name,
 * without imports that nothing uses, and with the names of unions instead of their members.
 */
export function tidy(_path: string, content: string): string {
  const short = content
    .replace(/^\/\*\* Internal type[^\n]*\nexport type Incremental[^\n]*\n/m, '')
    .replace(/^\/\*\* Internal type[^\n]*\ntype Exact/m, 'type Exact')
    .replace(/^import type \* as Types [^\n]*\n(?![^]*\bTypes\.)/m, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `${imported(named(short))}\n`;
}
