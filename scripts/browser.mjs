// Which Chromium the browser tests, the bench and screenshots use: CHROME_PATH, else the one inside
// the package @sparticuz/chromium (Linux x64; the same version everywhere), else an installed one.
// Only the package's compressed files are used: its own unpacker shares one unversioned folder, and
// its flags switch off the very protections that the tests check.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { root } from './run.mjs'

const flags = [
  '--no-sandbox',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  // WebGL without a graphics card, for the 3D view; all else is drawn as without it.
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
]

const packageFolder = join(root, 'node_modules/@sparticuz/chromium')

/** Unpacks the package once per version; answers the folder, or undefined where it cannot run. */
function unpacked() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (!existsSync(join(packageFolder, 'package.json'))) return undefined
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const folder = join(root, 'node_modules/.cache', `chromium-${version}-webgl`)
  if (existsSync(folder)) return folder

  const temporary = `${folder}.${process.pid}.tmp`
  const unpack = (/** @type {string} */ name) =>
    brotliDecompressSync(readFileSync(join(packageFolder, 'bin', `${name}.br`)))
  mkdirSync(temporary, { recursive: true })
  writeFileSync(join(temporary, 'chromium'), unpack('chromium'), { mode: 0o755 })
  // The software WebGL lies beside the program, where it looks for it.
  for (const [name, place] of Object.entries({
    al2023: 'al2023',
    fonts: 'fonts',
    swiftshader: '.',
  })) {
    // Through a file: tar stops reading early, which breaks a pipe.
    const archive = join(temporary, `${name}.tar`)
    writeFileSync(archive, unpack(`${name}.tar`))
    mkdirSync(join(temporary, place), { recursive: true })
    execFileSync('tar', ['-xf', archive, '-C', join(temporary, place), '--no-same-owner'])
    rmSync(archive)
  }
  writeFileSync(join(temporary, 'fonts.conf'), fontsConfiguration(folder))
  try {
    renameSync(temporary, folder)
  } catch (error) {
    // Another process was faster; its copy is as good.
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** @param {string} folder */
const fontsConfiguration = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`

/** Without any font text has no height, and the tests would call it hidden. */
function lacksFonts() {
  if (!existsSync('/etc/fonts/fonts.conf')) return true
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')]
  return !folders.some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some((name) =>
        /\.(ttf|otf|ttc|pfb)$/i.test(`${name}`),
      ),
  )
}

/** @param {string} binary */
function lacksLibraries(binary) {
  try {
    return execFileSync('ldd', [binary], { encoding: 'utf8' }).includes('not found')
  } catch {
    return true
  }
}

function installed() {
  const fixed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(
      process.env.PROGRAMFILES ?? 'C:\\Program Files',
      'Google\\Chrome\\Application\\chrome.exe',
    ),
  ]
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...fixed].find((path) => existsSync(path))
}

/**
 * What to hand to Playwright's `launch`.
 * @returns {{ executablePath: string, args: string[], env: Record<string, string> }}
 */
export function launchOptions() {
  /** @type {Record<string, string>} */
  const env = {}
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined) env[name] = value

  if (process.env.CHROME_PATH) {
    if (!existsSync(process.env.CHROME_PATH)) {
      throw new Error(`CHROME_PATH names no file: ${process.env.CHROME_PATH}`)
    }
    return { executablePath: process.env.CHROME_PATH, args: flags, env }
  }
  const folder = unpacked()
  if (folder) {
    const executablePath = join(folder, 'chromium')
    if (lacksLibraries(executablePath)) {
      env.LD_LIBRARY_PATH = [join(folder, 'al2023/lib'), env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(':')
    }
    if (lacksFonts()) env.FONTCONFIG_FILE = join(folder, 'fonts.conf')
    return { executablePath, args: flags, env }
  }
  const executablePath = installed()
  if (executablePath) return { executablePath, args: flags, env }
  throw new Error('No Chromium found. Install one, or set CHROME_PATH to its program file.')
}

/** Starts the browser from a plain script (bench, screenshots). */
export async function launch() {
  const { chromium } = await import('playwright-core')
  return chromium.launch(launchOptions())
}
