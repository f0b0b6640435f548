// What the benchmark needs before it starts: a fresh core, a fresh site, the contract's enums as a
// module that plain scripts and pages can import, and the two pages beside the site.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compileCore, isCoreStale, newestChange } from '../../scripts/core.mjs'
import { root, runNode } from '../../scripts/run.mjs'
import { calculatorsOfD3 } from '../../scripts/vite-plugins.mjs'

/** Served to the page that times the kernels. */
export const pageFolder = join(root, 'build/bench')

/** Served to the page that asks the engine. */
export const askFolder = join(root, 'build/bench-ask')

const shared = [
  'core.mjs',
  'cubeCase.mjs',
  'draws.mjs',
  'impliedCase.mjs',
  'inputs.mjs',
  'kernels.mjs',
  'optionCases.mjs',
  'rounds.mjs',
  'peers/textbook.mjs',
]
const page = `<!doctype html>
<title>Kernels against textbook formulas</title>
<script type="module">
  import * as abi from './abi.mjs'
  import { compareKernels } from './kernels.mjs'
  const module = await WebAssembly.compileStreaming(fetch('./core.wasm'))
  window.compare = (rounds) => compareKernels(module, abi, rounds)
</script>
`

function isSiteStale() {
  const index = join(root, 'dist/index.html')
  if (!existsSync(index)) return true
  return newestChange('web', 'src', 'assembly', 'package.json') > statSync(index).mtimeMs
}

/** Compiles and builds what is missing or old; words of the tools go to standard error. */
export async function makeParts() {
  if (isCoreStale()) {
    const { ok, messages } = await compileCore()
    if (!ok) throw new Error(messages)
  }
  if (isSiteStale()) {
    const code = await runNode(join(root, 'scripts/build.mjs'), ['site'], {
      stdio: ['ignore', 2, 2],
    })
    if (code !== 0) throw new Error('the site did not build')
  }
  await makePage()
  await makeAskPage()
}

/** The engine, its worker and the analyses as the site bundles them, without the site. */
async function makeAskPage() {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'error',
    plugins: [calculatorsOfD3()],
    worker: { format: 'es' },
    build: { outDir: askFolder, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  })
}

async function makePage() {
  const { default: typescript } = await import('typescript')
  const source = readFileSync(join(root, 'assembly/abi.ts'), 'utf8')
  const { outputText } = typescript.transpileModule(source, {
    compilerOptions: {
      module: typescript.ModuleKind.ESNext,
      target: typescript.ScriptTarget.ES2022,
    },
  })
  rmSync(pageFolder, { recursive: true, force: true })
  mkdirSync(pageFolder, { recursive: true })
  writeFileSync(join(pageFolder, 'abi.mjs'), outputText)
  writeFileSync(join(pageFolder, 'index.html'), page)
  cpSync(join(root, 'build/core.wasm'), join(pageFolder, 'core.wasm'))
  for (const name of shared) cpSync(join(import.meta.dirname, name), join(pageFolder, name))
}
