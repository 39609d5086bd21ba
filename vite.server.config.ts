import { defineConfig } from 'vite'

/** Bundles the server into few files: a process that reads hundreds of small ones starts slowly. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: { main: 'server/main.ts' },
      output: { banner: '#!/usr/bin/env node' },
    },
  },
})
