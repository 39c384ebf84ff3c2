import { getNamedType } from 'graphql';

/** Write the names of the mutations whose input has an idempotency key: those that are safe to send again with one. */
export function plugin(schema) {
  const names = Object.values(schema.getMutationType().getFields())
    .filter(({ args }) => args.some(({ name, type }) => name === 'input' && 'idempotencyKey' in getNamedType(type).getFields()))
    .map(({ name }) => `  '${name}',`);
  const summary = '/** The mutations whose input has an `idempotencyKey`. */';
  return `${summary}\nexport const keyed: ReadonlySet<string> = new Set([\n${names.join('\n')}\n]);`;
}
