// Adds to package-lock.json the packages for other systems that npm leaves out when the registry it asked does not carry them:
// without them `npm ci` refuses the whole file. Run it after `npm install`; lockfile.test.ts says when.
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** Which lock entries are named as optional somewhere, yet missing: name, version, and whether only for development. */
export function missingFrom(lock) {
  const paths = Object.keys(lock.packages)
  return Object.values(lock.packages).flatMap((entry) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  )
}

/** npm compares these with the machine before it fetches anything, so that a foreign package is never asked for. */
function entryOf({ name, version, dev }) {
  const parts = name.split('/').at(-1).split('-')
  const os = parts
    .map((part) => (part === 'windows' ? 'win32' : part))
    .filter((part) => SYSTEMS.includes(part))
  const cpu = parts.filter((part) => PROCESSORS.includes(part))
  if (os.length + cpu.length === 0)
    throw new Error(`${name} is missing and does not say by its name where it runs.`)
  return {
    // A range is no version: npm ci would not find it again. Its lower end is within it.
    version: version.replace(/^[\^~]/, ''),
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev } : {}),
    ...(parts.includes('musl') ? { libc: ['musl'] } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  }
}

if (process.argv[1]?.endsWith('complete-lockfile.mjs')) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = missingFrom(lock)
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryOf(one)
  for (const [path, entry] of Object.entries(lock.packages)) {
    // npm would put the Node that comes along in front of the machine's own where it cannot run.
    if (/^node_modules\/node-linux-/.test(path)) entry.libc = ['glibc']
  }
  const byPath = ([left], [right]) => left.localeCompare(right, 'en')
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath))
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${missing.length} packages for other systems added.`)
}
