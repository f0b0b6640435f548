// The peers in C++: the lane algorithm at 128 and 256 bits, and QuantLib. Built with g++ into
// build/peers, once; what cannot be built here has no figures, and the rest runs without it.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../scripts/run.mjs'
import { inputs } from './inputs.mjs'

const sources = join(import.meta.dirname, 'peers')
const folder = join(root, 'build/peers')
const execute = promisify(execFile)
/** The lanes programs take the median of so many passes of their own in each of our rounds. */
const passes = 5

const portable = ['-O3', '-march=x86-64-v2', '-ffp-contract=off', '-DW=2', '-DNS_=lanes128']
const wide = ['-O3', '-march=haswell', '-ffp-contract=fast', '-DW=4', '-DNS_=lanes256']
const objects = [
  ['textbook.o', ['-O3', '-march=native', '-c', join(sources, 'native-textbook.cpp')]],
  ['lanes128.o', [...portable, '-DKERN2', '-c', join(sources, 'native-lanes.cpp')]],
  ['lanes256.o', [...wide, '-DKERN2', '-c', join(sources, 'native-lanes.cpp')]],
]

const compile = (name, args) => execute('g++', [...args, '-o', name], { cwd: folder })

async function buildLanes() {
  for (const [name, args] of objects) await compile(name, args)
  const names = objects.map(([name]) => name)
  await compile('lanes', ['-O2', '-std=c++17', join(sources, 'peers.cpp'), ...names, '-lm'])
}

const buildQuantLib = () =>
  compile('quantlib', [
    '-O3',
    '-march=native',
    '-std=c++17',
    join(sources, 'quantlib.cpp'),
    '-lQuantLib',
  ])

const newestSource = () =>
  Math.max(...readdirSync(sources).map((name) => statSync(join(sources, name)).mtimeMs))

const isFresh = (name) => {
  const file = join(folder, name)
  return existsSync(file) && statSync(file).mtimeMs > newestSource()
}

/** Whether a program stands ready; why not is said on standard error. */
async function isBuilt(name, build) {
  if (isFresh(name)) return true
  try {
    await build()
    return true
  } catch (error) {
    const [reason] = String(error.stderr || error.message)
      .trim()
      .split('\n')
    process.stderr.write(`no native peer ${name}: ${reason}\n`)
    return false
  }
}

/** x86-64 with AVX2: the lanes programs need both. */
function canRunLanes() {
  if (process.arch !== 'x64' || !existsSync('/proc/cpuinfo')) return false
  return / avx2 /.test(readFileSync('/proc/cpuinfo', 'utf8'))
}

function writeInputs() {
  mkdirSync(join(folder, 'build'), { recursive: true })
  for (const [name, values] of Object.entries(inputs()))
    writeFileSync(join(folder, 'build', `${name}.bin`), Buffer.from(values.buffer))
}

/** Runs a program that prints one JSON object of nanoseconds; no figures if it fails. */
async function timesOf(name, args = []) {
  const { stdout } = await execute(join(folder, name), args, { cwd: folder })
  return JSON.parse(stdout)
}

/**
 * A function that times every native peer once and answers nanoseconds by `<peer> <case>`, the names
 * of rounds.mjs.
 */
export async function nativePeers() {
  writeInputs()
  const hasLanes = canRunLanes() && (await isBuilt('lanes', buildLanes))
  const hasQuantLib = await isBuilt('quantlib', buildQuantLib)
  return async () => {
    const samples = {}
    if (hasLanes) {
      const times = await timesOf('lanes', [String(passes)])
      for (const peer of ['lanes128', 'lanes256'])
        for (const what of ['price', 'greeks13', 'cube'])
          samples[`${peer} ${what}`] = times[`${peer} ${what}`]
    }
    if (hasQuantLib) {
      const times = await timesOf('quantlib')
      samples['quantlib engine'] = times['ql engine price+greeks']
      samples['quantlib implied'] = times['ql blackFormulaImpliedStdDev']
    }
    return samples
  }
}
