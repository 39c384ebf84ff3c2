import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import consoleConfig from '../../vite.config.ts';

const { resolve } = consoleConfig({ command: 'build', mode: 'production' });

/** Builds the page with nothing but `WorkflowMonitor`, for its test. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/monitor/',
  plugins: [react()],
  ...(resolve ? { resolve } : {}),
  build: { target: 'es2022', emptyOutDir: true },
});
