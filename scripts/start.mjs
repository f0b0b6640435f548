// `npm start`: installs what is missing, builds, serves the site and prints its address.
// PORT (default 4173) and HOST (default this machine only) choose where.
import { join } from 'node:path'
import { root, runNode } from './run.mjs'
import { serve } from './serve.mjs'

const code = await runNode(join(root, 'scripts/build.mjs'), ['core', 'site'])
if (code !== 0) process.exit(code)

const wanted = Number(process.env.PORT ?? 4173)
const host = process.env.HOST ?? '127.0.0.1'

async function open() {
  try {
    return await serve({ host, port: wanted })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    process.stderr.write(`Port ${wanted} is taken, using a free one.\n`)
    return serve({ host })
  }
}

const { address } = await open()
process.stdout.write(`\nNetgreek runs at ${address}  (Ctrl+C ends it)\n`)
