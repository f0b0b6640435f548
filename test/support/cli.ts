// The real command line program, in a process of its own. It is built first if it is missing or old.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

export interface Told {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The environment without the test runner's own settings, which would steer the build. */
const plain = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|NODE_ENV|TEST|DEV|PROD|MODE)/.test(name),
    ),
  )

export function runCli(command: string, input: string): Told {
  const program = resolve(import.meta.dirname, '../../scripts/cli.mjs')
  const settings = { input, encoding: 'utf8', env: plain(), maxBuffer: 2 ** 28 } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, command], settings)
  return { status, stdout, stderr }
}
