import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

/** What a library asks for and would use only for what is never asked of it: it need not be read either. */
const NOTHING = 'data:text/javascript,export {}'

/** The templates of reports are read as they are: they go beside the program that reads them. */
export const templates = (): Plugin => ({
  name: 'templates',
  generateBundle() {
    for (const file of readdirSync('server/files/typst'))
      this.emitFile({
        type: 'asset',
        fileName: `typst/${file}`,
        source: readFileSync(`server/files/typst/${file}`),
      })
    // What checks a bundle goes into each of them, as it is.
    this.emitFile({
      type: 'asset',
      fileName: 'check.mjs',
      source: readFileSync('schema/bundle/check.mjs'),
    })
  },
})

/** Bundles the server into few files: a process that reads hundreds of small ones starts slowly. */
export default defineConfig({
  plugins: [templates()],
  publicDir: false,
  // What compiles schemas of Fastify’s is never asked for (`server/app.ts`): it need not be read either.
  ssr: {
    noExternal: true,
    external: [
      'better-sqlite3',
      '@node-rs/argon2',
      '@myriaddreamin/typst-ts-node-compiler',
      '@fastify/ajv-compiler',
      '@fastify/fast-json-stringify-compiler',
    ],
  },
  resolve: {
    alias: {
      // Encryption is a proxy's (`server/app.ts` has neither option of Fastify's).
      'node:http2': NOTHING,
      'node:https': NOTHING,
      // Asks a server of Fastify's without a connection, as its tests do.
      'light-my-request': NOTHING,
      // Writes the log of pino in a thread of its own.
      'thread-stream': NOTHING,
    },
  },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      // What reads the files that people send, and what makes reports, are programs of their own, which the other starts from the
      // folder that all are in.
      input: {
        main: 'server/main.ts',
        reader: 'server/reading/reader.ts',
        press: 'server/files/press.ts',
      },
      output: {
        chunkFileNames: '[name]-[hash].js',
        banner: '#!/usr/bin/env node',
        // Functions and classes keep their names, which stand in what is logged of a failure.
        minify: {
          mangle: { keepNames: true },
          compress: { keepNames: { function: true, class: true } },
          codegen: { removeWhitespace: true },
        },
      },
    },
  },
})
