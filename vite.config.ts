import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const UNUSED_ELEMENTS = 'breadcrumbs|error-summary|pagination|suggestion|tabs|tooltip'

/** Builds the web app. `vite` alone serves it for development, with the API of a server on port 3000. */
export default defineConfig({
  root: 'web',
  plugins: [react(), precompress()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every page needs in one file, and its libraries in another: dozens of small ones cost a browser more than they spare.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules\//, priority: 2 },
            { name: 'first', tags: ['$initial'], priority: 1 },
          ],
        },
      },
      treeshake: {
        moduleSideEffects: [
          // Designsystemet's components are free of side effects but do not say so: without this every one of them,
          // its old Combobox with a library of its own included, is in the first page.
          { test: /@digdir\/designsystemet-react\//, sideEffects: false },
          // Each of them brings every custom element of the web package. These are of components that no page uses:
          // whoever begins to use one takes it out of here, or its element stays undefined.
          { test: new RegExp(`designsystemet-web/dist/esm/(${UNUSED_ELEMENTS})/`), sideEffects: false },
          { test: /@u-elements\/u-(combobox|datalist|tabs)\//, sideEffects: false },
          // Pure functions and data: the gates and whatever else the web does not ask for stay on the server.
          { test: /schema\/rules\//, sideEffects: false },
        ],
      },
    },
  },
  // Not as a string, by which it would not pass Host on.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } } },
})

/** Compresses what compresses well once, at build: the server sends the files as they lie. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    // Not earlier: Vite still changes the code while the bundle is generated.
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|svg)$/.test(name)) continue
        const path = join(dir, name)
        const source = readFileSync(path)
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
        }
        writeFileSync(`${path}.br`, brotliCompressSync(source, { params }))
        writeFileSync(`${path}.gz`, gzipSync(source, { level: 9 }))
      }
    },
  }
}
