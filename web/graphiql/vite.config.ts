import { defineConfig } from 'vite';
import { licenses } from './licenses';

export default defineConfig({
  // The gateway serves the page at /graphiql and everything below it.
  base: '/graphiql/',
  esbuild: { jsx: 'automatic', legalComments: 'none' },
  plugins: [licenses()],
  // Monaco's language workers are ES modules.
  worker: { format: 'es' },
  build: {
    outDir: '../dist/graphiql',
    emptyOutDir: true,
    target: 'es2022',
    // The editor is one large chunk whatever one does; it is served from the same host.
    chunkSizeWarningLimit: 8192,
    rollupOptions: {
      onwarn(warning, warn) {
        // "use client" and the like, in a hundred library files; they mean nothing to a page without a server.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
