// The source files of the product, their imports, and the table of who may import whom.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.(ts|svelte|mjs)$/.test(path))
    .sort()
}

export const text = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Without comments: prose may name what code may not. */
export const code = (path: string): string =>
  text(path)
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')

/** Everything of a folder, as one name of the table. */
const PLACES = [
  'assembly/abi',
  'assembly/table',
  'assembly/index',
  'src/engine/table',
  'src/engine/core',
  'src/engine/message',
  'src/engine/module',
  'src/engine/worker',
  'src/engine/connection',
  'src/engine/engine',
  'src/engine/batch',
  'src/index',
  'src/cli',
  'web/main',
  'web/App',
]

export function placeOf(path: string): string {
  const bare = path.replace(/\.(svelte\.ts|svelte|ts|css|json)$/, '')
  if (bare === 'src') return 'src/index'
  return PLACES.includes(bare) ? bare : bare.split('/').slice(0, 2).join('/')
}

interface Edge {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Every import, type imports included: a relative one by its place, a package by its name. */
export function edgesOf(file: string): Edge[] {
  const found = code(file).matchAll(/(?:^\s*import |\bfrom |\bimport\(|new URL\()'([^'\n]+)'/gm)
  return [...found].map(([, target = '']) => {
    const local = target.startsWith('.')
    const path = normalize(join(dirname(file), target.replace(/\?.*$/, '')))
    const to = !local ? target : path.startsWith('build/') ? 'build' : placeOf(path)
    return { file, from: placeOf(file), to }
  })
}

const core = ['assembly/abi', 'assembly/table']

/** Who may import whom. What is not here is forbidden; a place may always import itself. */
export const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'assembly/abi': [],
  'assembly/table': [],
  'assembly/lanes': [],
  'assembly/math': ['assembly/lanes'],
  'assembly/pricing': [...core, 'assembly/lanes', 'assembly/math'],
  'assembly/volatility': [...core, 'assembly/lanes', 'assembly/math', 'assembly/pricing'],
  'assembly/market': [
    ...core,
    'assembly/lanes',
    'assembly/math',
    'assembly/pricing',
    'assembly/volatility',
  ],
  'assembly/instruments': [
    ...core,
    'assembly/lanes',
    'assembly/math',
    'assembly/pricing',
    'assembly/market',
  ],
  'assembly/kernels': [
    ...core,
    'assembly/lanes',
    'assembly/math',
    'assembly/volatility',
    'assembly/pricing',
    'assembly/market',
    'assembly/instruments',
  ],
  'assembly/index': ['assembly/table', 'assembly/kernels'],

  'src/domain': ['valibot'],
  'src/venues': ['src/domain', 'valibot'],
  'src/shocks': ['src/domain', 'valibot'],
  'src/instruments': ['src/domain', 'assembly/abi', 'valibot'],
  'src/scenarios': ['src/domain', 'src/shocks'],
  'src/document': ['src/domain', 'src/instruments', 'src/shocks', 'src/venues', 'valibot'],
  'src/examples': ['src/domain', 'src/instruments', 'src/document'],
  'src/packing': [
    'src/domain',
    'src/instruments',
    'src/shocks',
    'src/document',
    'src/engine/table',
    'assembly/abi',
  ],
  'src/engine/table': [],
  'src/engine/core': ['src/engine/table', 'build'],
  'src/engine/module': ['build'],
  'src/engine/message': ['src/engine/core', 'src/engine/table'],
  'src/engine/worker': ['src/engine/core', 'src/engine/message', 'src/engine/module', 'comlink'],
  'src/engine/connection': [
    ...['src/engine/core', 'src/engine/message', 'src/engine/worker', 'comlink'],
  ],
  'src/engine/engine': [
    ...['src/engine/connection', 'src/engine/core', 'src/engine/table', 'assembly/abi'],
    ...['src/analyses', 'src/document', 'src/domain'],
  ],
  'src/engine/batch': [
    ...['src/engine/connection', 'src/engine/engine', 'src/engine/table', 'assembly/abi'],
    ...['src/analyses', 'src/document', 'src/domain'],
  ],
  'src/analyses': [
    ...['src/domain', 'src/instruments', 'src/shocks', 'src/scenarios', 'src/document'],
    ...['src/packing', 'src/engine/table', 'src/engine/core', 'assembly/abi', 'valibot'],
  ],
  'src/io': [
    'src/domain',
    'src/instruments',
    'src/venues',
    'src/document',
    'd3',
    '@valibot/to-json-schema',
    'valibot',
  ],
  'src/legActions': ['src/domain', 'src/instruments', 'src/document', 'src/io'],
  'src/templates': ['src/domain', 'src/instruments', 'src/document', 'src/io', 'src/legActions'],
  'src/index': [
    ...['src/analyses', 'src/document', 'src/domain', 'src/engine/engine', 'src/engine/connection'],
    ...['src/engine/batch', 'src/engine/module'],
    ...['src/examples', 'src/instruments', 'src/io', 'src/scenarios', 'src/shocks', 'src/venues'],
    ...['src/legActions', 'src/templates'],
  ],
  'src/cli': [
    ...['src/analyses', 'src/document', 'src/domain', 'src/io', 'src/scenarios'],
    ...['src/engine/batch', 'src/engine/connection', 'src/engine/core', 'src/engine/engine'],
    ...['src/engine/table'],
    ...['build', 'node:fs/promises', 'node:stream/consumers'],
  ],

  'web/style': [],
  'web/format': ['src/index'],
  'web/charts': ['d3', 'svelte', 'svelte/reactivity'],
  'web/controls': ['src/index', 'web/format', 'svelte'],
  // The only place that knows three: it is loaded when a surface in space is first wanted.
  'web/scene': ['three', 'web/charts', 'svelte'],
  'web/panels': [
    'src/index',
    'web/charts',
    'web/scene',
    'web/format',
    'web/controls',
    'svelte',
    'svelte/attachments',
  ],
  'web/editors': ['src/index', 'web/controls', 'web/format', 'web/panels', 'web/state', 'svelte'],
  'web/state': [
    'src/index',
    'web/charts',
    'web/controls',
    'web/panels',
    'web/format',
    'svelte',
    'svelte/reactivity',
    'idb',
  ],
  'web/screens': [
    ...[
      'src/index',
      'web/controls',
      'web/editors',
      'web/format',
      'web/panels',
      'web/state',
      'svelte',
    ],
  ],
  'web/App': ['src/index', 'web/editors', 'web/panels', 'web/screens', 'web/state', 'svelte'],
  'web/main': ['src/index', 'web/App', 'web/state', 'web/style', 'svelte'],
}

/** Every source file of the product. */
export const files = ['assembly', 'src', 'web'].flatMap(filesUnder)
