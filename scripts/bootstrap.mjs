// What runs before anything is installed: installs the packages if they are missing or old, then hands over, to a newer Node
// that came along with them where the machine's own is too old.
// Plain JavaScript without packages, and simple enough that an old Node can read it and say that it is too old.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
/** So old a Node can install the packages, among which the right one comes along. */
const OLDEST_NODE = [20, 9]

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function isOlder(version, [major, minor]) {
  const [ownMajor, ownMinor] = version.split('.').map(Number)
  return ownMajor < major || (ownMajor === major && ownMinor < minor)
}

const readJson = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'))

/** npm leaves a list of what it installed; it is compared with what the lockfile asks for. */
function isInstalled() {
  const installedList = 'node_modules/.package-lock.json'
  if (!existsSync(join(ROOT, installedList))) return false
  if (!existsSync(join(ROOT, 'package-lock.json'))) return true
  const wanted = readJson('package-lock.json').packages
  const installed = readJson(installedList).packages
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path]
    if (path === '' || (found === undefined && (entry.optional || entry.peer))) return true
    return found !== undefined && found.version === entry.version && existsSync(join(ROOT, path))
  })
}

function runNpm(parameters) {
  const npm = process.env.npm_execpath
  const isScript = npm !== undefined && /\.[cm]?js$/.test(npm)
  // Development packages are needed too: the app is built here, and a NODE_ENV of production would leave them out.
  const all = [...parameters, '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  // Standard output belongs to the command that is about to run.
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2] }
  const result = isScript
    ? spawnSync(process.execPath, [npm, ...all], options)
    : spawnSync('npm', all, options)
  if (result.error) stop(`npm cannot be run: ${result.error.message}`)
  return result.status === 0
}

function install() {
  process.stderr.write('Installing the packages; this takes a minute the first time.\n')
  const hasLockfile = existsSync(join(ROOT, 'package-lock.json'))
  // What is locked by its hash was old enough when it was chosen; where somebody's own npm waits, it would ask for its age again.
  if (hasLockfile && runNpm(['ci', '--loglevel=error', '--min-release-age=0'])) return
  // A lockfile made elsewhere can lack packages for this system: npm ci refuses it, npm install completes it.
  if (hasLockfile) process.stderr.write('npm ci did not succeed; trying npm install.\n')
  if (!runNpm(['install', '--no-save'])) stop('The packages could not be installed; what npm said is above.')
}

function loadEnvFile() {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** The oldest that serves, as package.json says it. */
const wantedNode = () => readJson('package.json').engines.node.replace(/^>=/, '').split('.').map(Number)

/** npm says with which Node it runs itself; the one that came along stands before it on npm's path. */
const machinesNode = () => /\bnode\/v([\d.]+)/.exec(process.env.npm_config_user_agent ?? '')?.[1]

function sayWhichNode(own, running) {
  if (process.env.npm_config_loglevel === 'silent') return
  process.stderr.write(
    `Node ${own} is too old for Remit: running on Node ${running}, which npm installed with it.\n`,
  )
}

/** Runs the same command with the Node that came along from npm, and ends as it ends. */
function runWithBroughtNode() {
  const brought = join(ROOT, 'node_modules', '.bin', 'node')
  const wanted = wantedNode().join('.')
  const own = process.versions.node
  if (!existsSync(brought))
    stop(
      `Remit needs Node ${wanted} or newer; this is ${own}, and npm has none for ${process.platform} on ${process.arch}.`,
    )
  const asked = spawnSync(brought, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  if (asked.status !== 0)
    stop(`The Node that npm installed cannot run here: ${asked.error?.message ?? asked.stderr}`)
  sayWhichNode(own, asked.stdout.trim())
  const child = spawn(brought, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, REMIT_NODE_SAID: 'yes' },
  })
  // A terminal tells the child as well; it takes the same signal twice in a moment for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => stop(`Node cannot be started: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code))
}

/** Runs a TypeScript file of this folder in this very process; tests must not see the keys of a deployment. */
export async function runScript(name, { readsEnvFile = true } = {}) {
  if (isOlder(process.versions.node, OLDEST_NODE))
    stop(
      `Remit needs Node ${OLDEST_NODE.join('.')} or newer to start with; this is ${process.versions.node}.`,
    )
  process.chdir(ROOT)
  if (!isInstalled()) install()
  if (isOlder(process.versions.node, wantedNode())) return runWithBroughtNode()
  const own = machinesNode()
  if (own && isOlder(own, wantedNode()) && process.env.REMIT_NODE_SAID === undefined)
    sayWhichNode(own, process.versions.node)
  if (readsEnvFile) loadEnvFile()
  const { register } = await import('tsx/esm/api')
  register()
  await import(`./${name}.ts`)
}
