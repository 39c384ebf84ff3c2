import { defineConfig } from 'vite';
import { licenses } from './licenses';

export default defineConfig({
  // The gateway serves the page at /graphiql, with its assets below that path.
  base: '/graphiql/',
  esbuild: { jsx: 'automatic', legalComments: 'none' },
  plugins: [licenses()],
  // Monaco's language workers are ES modules.
  worker: { format: 'es' },
  build: {
    outDir: '../dist/graphiql',
    emptyOutDir: true,
    target: 'es2022',
    // The editor cannot be split, so it is one large chunk; it is served from the same host.
    chunkSizeWarningLimit: 8192,
    rollupOptions: {
      onwarn(warning, warn) {
        // Directives such as "use client" in a hundred library files; they have no effect without server rendering.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
