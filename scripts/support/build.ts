// Builds the app when its sources have changed since the last build.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withFileLock } from '@/db/embedded/lock'
import { leash } from './leash'
import { packFiles } from './pack'
import { PlainError, say } from './say'
import { NEXTS_FILES, OWN_PAGES, ROOT } from './service'

const STAMP = join(ROOT, '.next', 'remit-build')
const FOLDERS = ['app', 'components', 'lib', 'db', 'public', 'scripts']
/** At the root: configuration of the build, and the hooks that Next finds by name. */
const ROOT_FILES =
  /^(package-lock\.json|tsconfig\.json|next\.config\..+|postcss\.config\..+|instrumentation\S*\.ts|proxy\.ts)$/
const UNRELATED = /\.test\.tsx?$|\.sql$|\.md$|\/testing\/[^/]+$|\/scripts\/bench\//

function filesIn(folder: string): string[] {
  const path = join(ROOT, folder)
  if (!existsSync(path)) return []
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !UNRELATED.test(file))
}

/** By content, because a checkout changes times and a copy keeps them. */
function hashOfSources(): string {
  const atRoot = readdirSync(ROOT).filter((name) => ROOT_FILES.test(name))
  const files = [...atRoot.map((name) => join(ROOT, name)), ...FOLDERS.flatMap(filesIn)].sort()
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  return hash.digest('hex')
}

const isBuilt = (hash: string) => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash

function runBuild(): Promise<number | null> {
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')
  // The build knows no deployment: what it would read here must be read when the app runs.
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  } as const
  // A group of its own, workers included, which ends with us: nobody else would end it.
  const child = spawn(process.execPath, [next, 'build'], {
    ...{ cwd: ROOT, env, detached: true },
    stdio: ['ignore', 2, 2],
  })
  const letGo = child.pid === undefined ? () => undefined : leash(child.pid)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      letGo()
      resolve(code)
    })
  })
}

/** Returns whether there was something to build. Two processes never build at once. */
export async function ensureBuild(): Promise<boolean> {
  // Nothing is written where nothing is to be built: the file system may be read-only.
  if (isBuilt(hashOfSources())) return false
  const cache = join(ROOT, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  return withFileLock(join(cache, 'remit-build.lock'), 600_000, async () => {
    const hash = hashOfSources()
    if (isBuilt(hash)) return false
    say('  building the app; about half a minute the first time')
    rmSync(STAMP, { force: true })
    const code = await runBuild()
    if (code !== 0) throw new PlainError('The app could not be built; the reason is above.')
    const [{ buildServer }, { buildOwnPages }] = await Promise.all([
      import('./bundle'),
      import('./own-pages'),
    ])
    await Promise.all([buildServer(), buildOwnPages(join(ROOT, OWN_PAGES))])
    packFiles(join(ROOT, NEXTS_FILES))
    writeFileSync(STAMP, hash)
    return true
  })
}
