// One program of the cluster as a child of ours: without root's rights, with a log of its own, and gone when we are.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PlainError } from '../support/say'
import type { Programs } from './programs'

/** Postgres refuses to run as root; Debian’s packages bring this user along. */
const UNPRIVILEGED = 'postgres'

interface Owner {
  uid: number
  gid: number
}

/** Undefined where nothing has to be given up. */
function ownerForRoot(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (what: '-u' | '-g') => Number(execFileSync('id', [what, UNPRIVILEGED], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

export interface Part {
  name: string
  readonly pid: number | undefined
  /** Asks it to end, and insists after a while. */
  stop(): Promise<void>
  kill9(): Promise<void>
}

export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'remit-cluster-'))
  /** As whom its programs run; undefined for whoever started it. */
  readonly owner = ownerForRoot()

  constructor(readonly programs: Programs) {
    this.give(this.folder)
  }

  private give(path: string): string {
    if (this.owner) chownSync(path, this.owner.uid, this.owner.gid)
    return path
  }

  /** A file that only its user may read: there are passwords in some. */
  write(name: string, text: string): string {
    const path = join(this.folder, name)
    writeFileSync(path, text, { mode: 0o600 })
    return this.give(path)
  }

  makeFolder(name: string): string {
    const path = join(this.folder, name)
    mkdirSync(path, { mode: 0o700, recursive: true })
    return this.give(path)
  }

  /** `setpriv` gives up root’s rights, and has the kernel end the program when we are killed. */
  private wrap(command: string, parameters: string[]): [string, string[]] {
    const { owner } = this
    const rights = owner
      ? [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
      : ['--no-new-privs']
    return [this.programs.setpriv, [...rights, '--pdeathsig', 'TERM', '--', command, ...parameters]]
  }

  /** Everything in a folder that was copied. */
  giveAll(folder: string): void {
    const { owner } = this
    if (owner) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder])
  }

  private get env(): NodeJS.ProcessEnv {
    const { PATH } = process.env
    return {
      NODE_ENV: 'production',
      PATH,
      HOME: this.folder,
      LANG: 'C.UTF-8',
      ETCD_UNSUPPORTED_ARCH: process.arch,
    }
  }

  /** To its end. Throws what it said when it failed. */
  run(name: string, command: string, parameters: string[]): void {
    const [wrapper, all] = this.wrap(command, parameters)
    const { status, stderr } = spawnSync(wrapper, all, { cwd: this.folder, encoding: 'utf8', env: this.env })
    if (status !== 0) throw new PlainError(`${name} failed: ${stderr}`)
  }

  start(name: string, command: string, parameters: string[]): Part {
    const log = openSync(join(this.folder, `${name}.log`), 'a')
    const [wrapper, all] = this.wrap(command, parameters)
    const child = spawn(wrapper, all, {
      cwd: this.folder,
      // Ctrl-C in the terminal reaches us, and we end them in order.
      detached: true,
      env: this.env,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    return partOf(name, child)
  }
}

const STOPS_WITHIN_MS = 20_000

function partOf(name: string, child: ChildProcess): Part {
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    name,
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined
    },
    stop: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS)
      child.kill('SIGTERM')
      await exited
      clearTimeout(timer)
    },
    kill9: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Asks until it is so. Throws a sentence when it does not become so in time. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { withinMs = 60_000, everyMs = 250 } = {},
): Promise<T> {
  const begun = performance.now()
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer) return answer
    if (performance.now() - begun > withinMs)
      throw new PlainError(`Not within ${withinMs / 1000} s: ${what}.`)
    await pause(everyMs)
  }
}
