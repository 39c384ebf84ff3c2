import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { licenses } from '../graphiql/licenses';

const client = new URL('../../clients/typescript/src/', import.meta.url).pathname;

export default defineConfig({
  // The gateway serves the page at / and other paths of its own, so its files have a folder.
  base: '/console/',
  plugins: [react(), licenses()],
  resolve: {
    alias: [
      { find: /^@parley-gateway\/client\/operations\/(.*)$/, replacement: `${client}operations/$1.ts` },
      { find: '@parley-gateway/client/react', replacement: `${client}react/index.ts` },
      { find: '@parley-gateway/client', replacement: `${client}index.ts` },
    ],
    // The client's sources have packages of their own beside them; the page must not contain React twice.
    dedupe: ['react', 'react-dom', 'graphql-ws', '@xyflow/react', '@dagrejs/dagre'],
  },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
