// A small static server for dist/, used by `npm start` and the browser tests. It serves files with
// their right types, 404 for everything else, and nothing outside its folder.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { root } from './run.mjs'

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/**
 * The file a request names, or undefined.
 * @param {string} folder
 * @param {string} prefix
 * @param {string} url
 */
function fileOf(folder, prefix, url) {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
  if (!path.startsWith(prefix) || path.includes('\0')) return undefined
  let file = resolve(folder, `./${path.slice(prefix.length)}`)
  if (file !== folder && !file.startsWith(folder + sep)) return undefined
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html')
  return existsSync(file) ? file : undefined
}

/**
 * @typedef {object} ServeOptions
 * @property {string} [folder]
 * @property {string} [prefix] path the site appears under, with a slash at both ends
 * @property {string} [host]
 * @property {number} [port] 0 picks a free one
 */

/**
 * Starts serving; rejects when the port is taken.
 * @param {ServeOptions} [options]
 * @returns {Promise<{ address: string, port: number, close: () => Promise<void> }>}
 */
export function serve({ folder = join(root, 'dist'), prefix = '/', host, port = 0 } = {}) {
  const name = host ?? '127.0.0.1'
  const server = createServer((request, response) => {
    const file = fileOf(resolve(folder), prefix, request.url ?? '/')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    } else if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
    } else {
      response.writeHead(200, {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Length': statSync(file).size,
        'Cache-Control': 'no-cache',
        'X-Content-Type-Options': 'nosniff',
      })
      if (request.method === 'HEAD') response.end()
      else createReadStream(file).pipe(response)
    }
  })
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, name, () => {
      const bound = server.address()
      const actual = typeof bound === 'object' && bound ? bound.port : port
      const close = () =>
        new Promise((/** @type {(value?: undefined) => void} */ closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        })
      done({ address: `http://${name}:${actual}${prefix}`, port: actual, close })
    })
  })
}
