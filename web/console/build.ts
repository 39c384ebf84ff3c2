/** What the build writes beside the page: the script of the first paint, the sizes, and the hash of the sources. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
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

/**
 * Put the script that applies the chosen theme and begins to load the page's own files into the page's head, as a file,
 * since the page allows none inline.
 */
export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        const script = readFileSync(join(CONSOLE, 'app/first-paint.js'), 'utf8');
        const source = script.replace('[] /* the files of each page */', JSON.stringify(filesOfPages(bundle)));
        // Its name is its content's: the files of other names that it lists change with the pages.
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const fileName = `assets/first-paint-${hash}.js`;
        this.emitFile({ type: 'asset', fileName, source });
        page.source = String(page.source).replace('<title>', `<script src="/console/${fileName}"></script>\n    <title>`);
      },
    },
  };
}

type Bundle = Parameters<Extract<NonNullable<Plugin['generateBundle']>, (...given: never[]) => unknown>>[1];

/** The addresses of each page, as a regular expression, with the files that it needs beside those of every page. */
function filesOfPages(bundle: Bundle): [address: string, files: string[]][] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const first = closureOf(bundle, nameOfFirst(bundle));
  const found = pagesOfRoutes().map(([path, module]): [string, string[]] => {
    const chunk = chunks.find((each) => each.facadeModuleId === module);
    if (!chunk) throw new Error(`The page of ${path} is not in the build: ${module}`);
    const address = `^${path.replaceAll(/\$\w+/g, '[^/]+')}/?$`;
    return [address, [...closureOf(bundle, chunk.fileName)].filter((name) => !first.has(name)).map((name) => basename(name))];
  });
  // `/workflows/new` is no workflow: what has no parameter goes first.
  return found.toSorted(([one], [other]) => Number(one.includes('[')) - Number(other.includes('[')));
}

/** The paths of the routes with the modules of their pages. */
function pagesOfRoutes(): [path: string, module: string][] {
  const folder = join(CONSOLE, 'pages');
  return readdirSync(folder).flatMap((name) => {
    const source = readFileSync(join(folder, name, 'routes.ts'), 'utf8');
    const paths = [...source.matchAll(/path: '(.+?)'/g)].map(([, path = '']) => path);
    const pages = [...source.matchAll(/import\('\.\/(\w+)'\)/g)].map(([, page = '']) => join(folder, name, `${page}.tsx`));
    if (pages.length !== 1 && pages.length !== paths.length) throw new Error(`pages/${name}/routes.ts: which path has which page?`);
    return paths.map((path, at): [string, string] => [path, pages[at] ?? pages[0] ?? '']);
  });
}

/** The chunk with the module that the page begins with: what imports it may be in the page itself. */
function nameOfFirst(bundle: Bundle): string {
  const found = Object.values(bundle).find((file) => file.type === 'chunk' && file.moduleIds.includes(join(CONSOLE, 'app/main.tsx')));
  if (!found) throw new Error('app/main.tsx is in no chunk.');
  return found.fileName;
}

/** A chunk with everything that it imports, styles included. */
function closureOf(bundle: Bundle, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name];
  if (found.has(name) || chunk?.type !== 'chunk') return found;
  found.add(name);
  for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
  for (const imported of chunk.imports) closureOf(bundle, imported, found);
  return found;
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
        const closure = (name: string) => closureOf(bundle, name);
        const total = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + (size.get(name) ?? 0), 0);
        const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = closure(nameOfFirst(bundle));
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
