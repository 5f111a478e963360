// The programs that a cluster is made of: which of them this machine has, and as whom they run.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { PlainError } from '../support/say'

/** Program → the package of Debian that it is in. */
const PACKAGES = {
  etcd: 'etcd-server',
  haproxy: 'haproxy',
  patroni: 'patroni',
  pgbouncer: 'pgbouncer',
  setpriv: 'util-linux',
} as const

type Program = keyof typeof PACKAGES

export type Programs = Record<Program, string> & {
  /** The folder of Postgres’s own programs. */
  postgresBin: string
}

/** Debian keeps them apart from what people call. */
const POSTGRES_HOME = '/usr/lib/postgresql'
const OLDEST_MAJOR = 15

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']

const pathOf = (program: string) =>
  FOLDERS.map((folder) => join(folder, program)).find((path) => isProgram(path))

function newestPostgres(): string | undefined {
  if (!existsSync(POSTGRES_HOME)) return undefined
  const [newest] = readdirSync(POSTGRES_HOME)
    .map(Number)
    .filter((major) => major >= OLDEST_MAJOR)
    .toSorted((a, b) => b - a)
  const folder = join(POSTGRES_HOME, String(newest), 'bin')
  return newest !== undefined && isProgram(join(folder, 'initdb')) ? folder : undefined
}

/** Throws one sentence with the command that installs what is missing. */
export function findPrograms(): Programs {
  const found = Object.keys(PACKAGES).map((program) => [program, pathOf(program)] as const)
  const postgresBin = newestPostgres()
  const missing = found
    .filter(([, path]) => path === undefined)
    .map(([program]) => PACKAGES[program as Program])
  if (postgresBin === undefined) missing.push('postgresql' as never)
  if (missing.length > 0 || postgresBin === undefined)
    throw new PlainError(
      `The cluster is made of programs that this machine does not have; on Debian or Ubuntu: apt-get install --no-install-recommends ${missing.join(' ')}`,
    )
  return { ...(Object.fromEntries(found) as Record<Program, string>), postgresBin }
}
