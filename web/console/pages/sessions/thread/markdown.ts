/** The subset of Markdown that messages are written in, as a tree. It is rendered by components, never as HTML. */
export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly language: string | null; readonly text: string };

export type Inline =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

const FENCE = /^\s{0,3}(```+|~~~+)\s*([\w+#.-]*)[^`]*$/;
const ITEM = /^\s{0,3}(?:[-*+]|(\d{1,6})[.)])\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;

/** Return the blocks of a text. An unclosed fence lasts to the end, as it does while a reply is being written. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    if (fence) {
      const end = closing(lines, at + 1, fence[1] ?? '```');
      blocks.push({ kind: 'code', language: fence[2] || null, text: lines.slice(at + 1, end).join('\n') });
      at = end + 1;
    } else if (line.trim() === '') {
      at += 1;
    } else if (HEADING.test(line)) {
      blocks.push({ kind: 'heading', children: inlinesOf(HEADING.exec(line)?.[1] ?? '') });
      at += 1;
    } else if (QUOTE.test(line)) {
      const end = last(lines, at, (each) => QUOTE.test(each));
      blocks.push({ kind: 'quote', children: inlinesOf(joined(lines.slice(at, end), QUOTE)) });
      at = end;
    } else if (ITEM.test(line)) {
      const end = last(lines, at, (each) => ITEM.test(each));
      const items = lines.slice(at, end).map((each) => inlinesOf(ITEM.exec(each)?.[2] ?? ''));
      const number = ITEM.exec(line)?.[1];
      blocks.push({ kind: 'list', ordered: number !== undefined, start: Number(number ?? 1), items });
      at = end;
    } else {
      const end = last(lines, at, isProse);
      blocks.push({ kind: 'paragraph', children: inlinesOf(lines.slice(at, end).join('\n')) });
      at = end;
    }
  }
  return blocks;
}

function isProse(line: string): boolean {
  return line.trim() !== '' && !FENCE.test(line) && !ITEM.test(line) && !HEADING.test(line) && !QUOTE.test(line);
}

function closing(lines: readonly string[], from: number, fence: string): number {
  const at = lines.findIndex((line, index) => index >= from && line.trim().startsWith(fence) && /^[`~\s]+$/.test(line));
  return at < 0 ? lines.length : at;
}

function last(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  const at = lines.findIndex((line, index) => index > from && !belongs(line));
  return at < 0 ? lines.length : at;
}

function joined(lines: readonly string[], pattern: RegExp): string {
  return lines.map((line) => pattern.exec(line)?.[1] ?? '').join('\n');
}

// One pass from left to right: code first, so that nothing inside it is read as something else.
const TOKEN =
  /(`+)([\s\S]*?[^`])\1(?!`)|\*\*([^\s*](?:[^*]*[^\s*])?)\*\*|(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])|(?<!\w)_([^\s_](?:[^_]*[^\s_])?)_(?!\w)|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?])/g;

/** Return the parts of a line. Only http and https become links. */
export function inlinesOf(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) });
    parts.push(inlineOf(match));
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
  return parts;
}

function inlineOf(match: RegExpExecArray | RegExpMatchArray): Inline {
  const [whole = '', , code, strong, emphasis, underlined, label, href, bare] = match;
  if (code !== undefined) return { kind: 'code', text: code.trim() || code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (emphasis !== undefined || underlined !== undefined) return { kind: 'emphasis', text: emphasis ?? underlined ?? '' };
  if (label !== undefined && href !== undefined) return { kind: 'link', text: label, href };
  return bare === undefined ? { kind: 'text', text: whole } : { kind: 'link', text: bare, href: bare };
}

/** Return a text in one line, without its marks, for a list or a quotation. */
export function plain(text: string, most = 160): string {
  const words = blocksOf(text.slice(0, most * 4))
    .map((block) => {
      if (block.kind === 'code') return block.text;
      if (block.kind === 'list') return block.items.map(textOf).join(' · ');
      return textOf(block.children);
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
}

function textOf(parts: readonly Inline[]): string {
  return parts.map((part) => part.text).join('');
}
