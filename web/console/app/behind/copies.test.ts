import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { asCurl, asPython, asTypeScript, graphiqlHref } from './copies';

const operation = {
  kind: 'query' as const,
  document: `query Find($text: String) { tasks(filter: { search: $text }) { nodes { id } } }`,
  variables: { text: "it's \"here\" \\ $HOME `ls`" },
};

test('a shell reads the body that was meant from the curl command', () => {
  const command = asCurl(operation, 'http://127.0.0.1:8080/graphql').replace('curl', 'printf "%s\\n"');
  const words = execFileSync('sh', ['-c', command], { encoding: 'utf8', env: { PARLEY_TOKEN: 't' } }).trim().split('\n');
  expect(words).toContain('Authorization: Bearer t');
  expect(JSON.parse(words.at(-1) ?? '')).toEqual({ query: operation.document, variables: operation.variables });
});

test('Python reads the variables that were meant', () => {
  const [line = ''] = asPython(operation, 'http://x/graphql').match(/^VARIABLES = .*$/m) ?? [];
  const said = execFileSync('python3', ['-c', `import json\n${line}\nprint(json.dumps(VARIABLES))`], { encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual(operation.variables);
});

test('TypeScript and GraphiQL get the same document', () => {
  expect(asTypeScript(operation, 'http://x/graphql')).toContain('query Find(\\$text: String)');
  const fragment = new URLSearchParams(graphiqlHref(operation).split('#')[1]);
  expect(fragment.get('query')).toBe(operation.document);
  expect(JSON.parse(fragment.get('variables') ?? '')).toEqual(operation.variables);
});
