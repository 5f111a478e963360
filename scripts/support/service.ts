// A child process of ours: TypeScript run by tsx, says when it is ready, and ends when we end.
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The serving process as the build makes it (bundle.ts), beside what Next builds: both are thrown away together. */
export const SERVER = '.next/remit/serve.mjs'

/** What pages of our own send along (own-pages.ts). */
export const OWN_PAGES = '.next/remit/built'

/** What Next has built for browsers. */
export const NEXTS_FILES = '.next/static'

export type Service<Ready> = { child: ChildProcess; ready: Ready; exited: Promise<string> }

type Options = {
  /** Path from the root of the repository; of sources, which tsx compiles, or of what the build has compiled. */
  entry: string
  /** The whole environment, nothing is inherited. */
  env: NodeJS.ProcessEnv
  output?: 'inherit' | 'ignore' | number
  timeoutMs?: number
  /** Variables that are not known yet: sent as soon as they are to a child that waits for them by `laterVariables`. */
  later?: Promise<NodeJS.ProcessEnv>
}

/** Resolves with the message `{ ready: true, … }` of the child; rejects when it ends or stays silent instead. */
export function startService<Ready>({ entry, env, later, output = 'inherit', timeoutMs = 60_000 }: Options) {
  // A process group of its own: Ctrl-C in the terminal reaches us, and we end the children in order.
  const loader = /\.ts$/.test(entry) ? ['--enable-source-maps', '--import', 'tsx'] : []
  const child = spawn(process.execPath, [...loader, entry], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  return new Promise<Service<Ready>>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const begin = () => {
      timer = setTimeout(() => {
        child.kill('SIGKILL')
        reject(new Error(`${entry} was not ready within ${timeoutMs / 1000} s.`))
      }, timeoutMs)
    }
    if (later === undefined) begin()
    later?.then(
      (variables) => {
        if (!child.connected) return
        begin()
        child.send({ variables })
      },
      (error: unknown) => {
        child.kill('SIGKILL')
        reject(error)
      },
    )
    child.on('message', (message) => {
      if (typeof message !== 'object' || message === null || !('ready' in message)) return
      clearTimeout(timer)
      resolve({ child, ready: message as Ready, exited })
    })
    void exited.then((how) => {
      clearTimeout(timer)
      reject(new EndedEarly(entry, how, child.signalCode !== null))
    })
  })
}

interface Patience {
  timeoutMs?: number | undefined
  /** Ends the patience. */
  urgency?: AbortSignal | undefined
}

/** Asks it to end, and insists after a while. */
export async function stopService(
  { child, exited }: Service<unknown>,
  { timeoutMs = 15_000, urgency }: Patience = {},
): Promise<void> {
  const insist = () => child.kill('SIGKILL')
  const timer = setTimeout(insist, timeoutMs)
  urgency?.addEventListener('abort', insist)
  child.kill('SIGTERM')
  if (urgency?.aborted) insist()
  await exited
  urgency?.removeEventListener('abort', insist)
  clearTimeout(timer)
}

/** Ended before it said that it was ready; by a signal, or by itself, which it then had a reason for. */
export class EndedEarly extends Error {
  override name = 'EndedEarly'
  constructor(
    entry: string,
    how: string,
    readonly wasKilled: boolean,
  ) {
    super(`${entry} ended before it was ready (${how}).`)
  }
}
