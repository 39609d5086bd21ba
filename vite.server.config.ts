import { defineConfig } from 'vite'

/** Bundles the server into few files: a process that reads hundreds of small ones starts slowly. */
export default defineConfig({
  publicDir: false,
  // What compiles schemas of Fastify’s is never asked for (`server/app.ts`): it need not be read either.
  ssr: {
    noExternal: true,
    external: ['better-sqlite3', '@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler'],
  },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: { main: 'server/main.ts' },
      output: {
        banner: '#!/usr/bin/env node',
        minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
      },
    },
  },
})
