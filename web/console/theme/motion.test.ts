import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const cwd = `${import.meta.dirname}/..`;
const names = ['app', 'parts', 'pages', 'theme']
  .flatMap((folder) => readdirSync(`${cwd}/${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith('.css'));
const sheets = Object.fromEntries(names.map((name) => [name, readFileSync(`${cwd}/${name}`, 'utf8')]));

test('what moves without an end stops while the page is not live, and what appears does not', () => {
  const wrong = Object.entries(sheets).flatMap(([name, text]) =>
    [...text.matchAll(/\{([^{}]*animation:[^{}]*)\}/g)]
      .map(([, rule = '']) => rule)
      .filter((rule) => rule.includes('infinite') !== rule.includes('var(--going)'))
      .map((rule) => `${name}: ${rule.trim()}`),
  );
  expect(wrong).toEqual([]);
  expect(Object.values(sheets).join('').match(/infinite/g)?.length).toBeGreaterThan(5);
});
