/** What the build writes beside the page: the script of the first paint, the sizes, and the hash of the sources. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const CONSOLE = import.meta.dirname;
const ROOT = join(CONSOLE, '../..');
const SOURCES = [
  ...['app', 'pages', 'parts', 'theme'].map((folder) => join(CONSOLE, folder)),
  ...['index.html', 'package-lock.json', 'vite.config.ts', 'build.ts'].map((file) => join(CONSOLE, file)),
  join(ROOT, 'clients/typescript/src'),
  join(ROOT, 'web/graphiql/licenses.ts'),
];
const IS_TEST = /\.test\.tsx?$/;

/** Put the script that applies the chosen theme into the page's head, as a file, since the page allows none inline. */
export function firstPaint(): Plugin {
  let reference = '';
  return {
    name: 'first-paint',
    apply: 'build',
    buildStart() {
      const source = readFileSync(join(CONSOLE, 'app/first-paint.js'), 'utf8');
      reference = this.emitFile({ type: 'asset', name: 'first-paint.js', source });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        const tag = `<script src="/console/${this.getFileName(reference)}"></script>`;
        page.source = String(page.source).replace('<title>', `${tag}\n    <title>`);
      },
    },
  };
}

/**
 * Write sizes.json: kilobytes as a browser receives them, for what the page loads first (`first`) and for what each
 * page adds to it (`pages`).
 */
export function sizes(): Plugin {
  return {
    name: 'sizes',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const size = new Map(
          Object.values(bundle).map((file) => [
            file.fileName,
            gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 6 }).length,
          ]),
        );
        const closure = (name: string, found = new Set<string>()): Set<string> => {
          const chunk = bundle[name];
          if (found.has(name) || chunk?.type !== 'chunk') return found;
          found.add(name);
          for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
          for (const imported of chunk.imports) closure(imported, found);
          return found;
        };
        const total = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + (size.get(name) ?? 0), 0);
        const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = closure(chunks.find((chunk) => chunk.isEntry)?.fileName ?? '');
        const pages = chunks
          .filter((chunk) => chunk.isDynamicEntry && chunk.facadeModuleId?.includes('/pages/'))
          .map((chunk): [string, number] => {
            const added = [...closure(chunk.fileName)].filter((name) => !first.has(name));
            return [relative(CONSOLE, chunk.facadeModuleId ?? ''), kilobytes(total(added))];
          })
          .toSorted(([one], [other]) => one.localeCompare(other));
        const overview = [...first, ...pagesOf(chunks, closure, '/pages/overview/')];
        const said = { first: kilobytes(total(new Set(overview))), pages: Object.fromEntries(pages) };
        this.emitFile({ type: 'asset', fileName: 'sizes.json', source: `${JSON.stringify(said, null, 2)}\n` });
      },
    },
  };
}

function pagesOf(
  chunks: readonly { fileName: string; facadeModuleId: string | null }[],
  closure: (name: string) => Set<string>,
  folder: string,
): string[] {
  return chunks.filter((chunk) => chunk.facadeModuleId?.includes(folder)).flatMap((chunk) => [...closure(chunk.fileName)]);
}

/** Write SOURCES: the hash of what the page is built from, so that a forgotten build is noticed without Node. */
export function sourcesHash(): Plugin {
  return {
    name: 'sources-hash',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'SOURCES', source: `${hashOfSources()}\n` });
    },
  };
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesIn).map((file) => relative(ROOT, file)).sort()) {
    hash.update(`${path}\0`).update(readFileSync(join(ROOT, path))).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!isFolder(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((each) =>
    each.isDirectory() ? filesIn(join(path, each.name)) : IS_TEST.test(each.name) ? [] : [join(path, each.name)],
  );
}

function isFolder(path: string): boolean {
  return !/\.\w+$/.test(path);
}
