import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';
import { licenses } from '../graphiql/licenses.ts';
import { firstPaint, sizes, sourcesHash } from './build.ts';

const MAIN = new URL('app/main.tsx', import.meta.url).pathname;
const client = new URL('../../clients/typescript/src/', import.meta.url).pathname;
const gateway = process.env.PARLEY_URL ?? 'http://127.0.0.1:8080';

/** Packages in chunks of their own, so that a change of the console leaves the large files as they are. */
const VENDORS: Record<string, RegExp> = {
  react: /node_modules\/(react|react-dom|scheduler)\//,
  router: /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store)\//,
  radix: /node_modules\/(@radix-ui|radix-ui|@floating-ui|react-remove-scroll|aria-hidden)\//,
  flow: /node_modules\/(@xyflow|@dagrejs|d3-[a-z]+)\//,
  forms: /node_modules\/(@rjsf|@cfworker)\//,
  editor: /node_modules\/(@codemirror|@lezer|style-mod|w3c-keyname|crelt)\//,
};

/**
 * Name the chunk of the modules that every page loads. In one file: a visit that loads eighty files instead waits for
 * most of them in a row, since a browser opens six connections.
 */
function chunkOfEveryPage(): Rolldown.CodeSplittingNameFunction {
  const found = new Set<string>();
  return (id, context) => {
    if (found.size === 0) follow(MAIN, context, found);
    return found.has(id) ? 'console' : null;
  };
}

function follow(id: string, context: Rolldown.ChunkingContext, found: Set<string>): void {
  if (found.has(id)) return;
  found.add(id);
  for (const imported of context.getModuleInfo(id)?.importedIds ?? []) follow(imported, context, found);
}

export default defineConfig(({ command }) => ({
  // The gateway serves the page at / and other paths of its own, so its files have a folder.
  base: command === 'build' ? '/console/' : '/',
  plugins: [react(), firstPaint(), licenses(), sizes(), sourcesHash()],
  resolve: {
    alias: [
      { find: '@parley-gateway/client/styles.css', replacement: `${client}styles.css` },
      { find: /^@parley-gateway\/client\/operations\/(.*)$/, replacement: `${client}operations/$1.ts` },
      { find: '@parley-gateway/client/react', replacement: `${client}react/index.ts` },
      { find: '@parley-gateway/client', replacement: `${client}index.ts` },
    ],
    // The client's sources have packages of their own beside them; the page must not contain React twice.
    dedupe: ['react', 'react-dom', 'graphql-ws', '@xyflow/react', '@dagrejs/dagre'],
  },
  // `npm run dev`: the page from here, everything else from a gateway that runs.
  server: { proxy: { '^/(graphql|graphiql|docs|auth|api/)': { target: gateway, ws: true } } },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            ...Object.entries(VENDORS).map(([name, test]) => ({ name, test })),
            { name: chunkOfEveryPage() },
            // What several pages share, for the same reason.
            { name: 'parts', minShareCount: 3 },
          ],
        },
      },
    },
  },
}));
