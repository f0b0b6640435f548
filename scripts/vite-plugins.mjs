// The Vite plugins of this project: the AssemblyScript core, d3 as a calculator only, the content
// security policy.
import { join, sep } from 'node:path'
import { compileCore, isCoreStale } from './core.mjs'
import { root } from './run.mjs'

/**
 * Keeps build/core.* up to date: before a build or a test run if stale, and in development on every
 * change in assembly/, followed by a reload (or the compiler's complaint as an overlay).
 * @returns {import('vite').Plugin}
 */
export function assemblyCore() {
  return {
    name: 'netgreek-assembly-core',
    async buildStart() {
      if (!isCoreStale()) return
      const { ok, messages } = await compileCore()
      if (!ok) this.error(messages)
    },
    configureServer(server) {
      const folder = join(root, 'assembly')
      server.watcher.add(folder)
      let queue = Promise.resolve()
      const rebuild = async () => {
        const { ok, messages } = await compileCore()
        if (ok) server.ws.send({ type: 'full-reload' })
        else server.ws.send({ type: 'error', err: { message: messages, stack: '' } })
      }
      /** @param {string} path */
      const onChange = (path) => {
        if (path.startsWith(folder + sep) && path.endsWith('.ts')) queue = queue.then(rebuild)
      }
      for (const event of ['change', 'add', 'unlink']) server.watcher.on(event, onChange)
    },
  }
}

// Directives that a <meta> element may not carry (frame-ancestors, sandbox, report-uri) are left
// out: browsers ignore them there and log an error. 'wasm-unsafe-eval' allows compiling the core.
const policy = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/**
 * Puts the policy into built pages only: the development server needs inline scripts.
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicy() {
  const content = Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
  return {
    name: 'netgreek-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/**
 * The umbrella package d3 also loads its selection, transition, zoom and brush, which change one
 * another as they load and so survive tree shaking. We draw with Svelte and use none of them: what is
 * not imported by name goes.
 * @returns {import('vite').Plugin}
 */
export function calculatorsOfD3() {
  return {
    name: 'netgreek-calculators-of-d3',
    apply: 'build',
    transform: {
      filter: { id: /node_modules\/d3-/ },
      handler: (code) => ({ code, map: null, moduleSideEffects: false }),
    },
  }
}
