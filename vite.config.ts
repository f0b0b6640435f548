import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { launchOptions } from './scripts/browser.mjs'
import { lengthsFollowText } from './scripts/text-size.mjs'
import { assemblyCore, calculatorsOfD3, contentSecurityPolicy } from './scripts/vite-plugins.mjs'

const root = import.meta.dirname

/** The site. */
const site: ViteUserConfig = {
  root: join(root, 'web'),
  // Relative addresses: the site works under any path of any static host.
  base: './',
  // A missing file is a 404, not the main page.
  appType: 'mpa',
  plugins: [
    assemblyCore(),
    calculatorsOfD3(),
    svelte({ configFile: false }),
    contentSecurityPolicy(),
  ],
  css: { postcss: { plugins: [lengthsFollowText()] } },
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Never inline: a data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    // Modules of src/ do nothing by being imported: what only a lazily loaded screen asks for stands in
    // the chunk of that screen, though all come through one list.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !id.startsWith(join(root, 'src')) },
    },
  },
  worker: { format: 'es' },
  server: {
    fs: { allow: [root] },
    // The core plugin reloads once after writing build/; watching it would reload too early.
    watch: { ignored: ['**/build/**', '**/dist/**'] },
  },
}

/** The command line program (`--mode cli`): one file for Node with everything but Node inside. */
const cli: ViteUserConfig = {
  root,
  publicDir: false,
  plugins: [assemblyCore(), calculatorsOfD3()],
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'src/cli.ts'),
    outDir: join(root, 'build'),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'cli.mjs', codeSplitting: false } },
  },
}

/** Unit tests, in Node. */
const unit: ViteUserConfig = {
  root,
  plugins: [assemblyCore(), svelte({ configFile: false })],
  test: {
    name: 'node',
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/bench/**', 'test/panels/**'],
    pool: 'threads',
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
  },
}

/** Panels, each mounted once in the browser with a view of the sample book. */
const panels = (): ViteUserConfig => ({
  root,
  plugins: [assemblyCore(), svelte({ configFile: false })],
  test: {
    name: 'panels',
    // After the tests in Node: both want all cores.
    sequence: { groupOrder: 1 },
    include: ['test/panels/**/*.test.ts'],
    testTimeout: 20_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1200, height: 800 },
      provider: playwright({ launchOptions: launchOptions() }),
      instances: [{ browser: 'chromium' }],
    },
  },
})

export default defineConfig(({ mode }) => {
  if (process.env.VITEST) return { root, test: { projects: [unit, panels()] } }
  return mode === 'cli' ? cli : site
})
