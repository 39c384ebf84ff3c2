import { describe, expect, it } from 'vitest';
import { blocksOf, inlinesOf, plain } from './markdown';

describe('the text of a message', () => {
  it('has paragraphs, lists, quotes and fenced code', () => {
    const text = '# Plan\nFirst\nline\n\n- one\n- **two**\n\n> said\n\n```ts\nconst a = `b`;\n```\nend';
    expect(blocksOf(text).map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'quote', 'code', 'paragraph']);
    expect(blocksOf(text)[4]).toEqual({ kind: 'code', language: 'ts', text: 'const a = `b`;' });
    expect(blocksOf('3. three\n4. four')[0]).toMatchObject({ kind: 'list', ordered: true, start: 3 });
  });

  it('keeps an unclosed fence as code, as while a reply is being written', () => {
    expect(blocksOf('See:\n```py\nprint(1)')[1]).toEqual({ kind: 'code', language: 'py', text: 'print(1)' });
  });

  it('links http and https only, and reads nothing inside code', () => {
    expect(inlinesOf('see https://a.example/x, or [it](https://b.example)')).toEqual([
      { kind: 'text', text: 'see ' },
      { kind: 'link', text: 'https://a.example/x', href: 'https://a.example/x' },
      { kind: 'text', text: ', or ' },
      { kind: 'link', text: 'it', href: 'https://b.example' },
    ]);
    expect(inlinesOf('[x](javascript:alert(1))')).toEqual([{ kind: 'text', text: '[x](javascript:alert(1))' }]);
    expect(inlinesOf('`**a** <b>`')).toEqual([{ kind: 'code', text: '**a** <b>' }]);
    expect(inlinesOf('snake_case_name and 2 * 3 * 4')).toEqual([{ kind: 'text', text: 'snake_case_name and 2 * 3 * 4' }]);
  });

  it('loses no character of a text', () => {
    const odd = 'a*b** [c](d `e';
    expect(inlinesOf(odd).map((part) => part.text).join('')).toBe(odd);
  });

  it('fits in one line for a list', () => {
    expect(plain('**Hi**\n\n- a\n- b\n')).toBe('Hi a · b');
    expect(plain('word '.repeat(100), 20)).toHaveLength(20);
  });
});
