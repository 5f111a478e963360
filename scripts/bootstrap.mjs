// What runs before anything is installed: checks Node, installs the packages if they are missing or old, then hands over.
// Plain JavaScript without packages, and simple enough that an old Node can read it and say that it is too old.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const OLDEST_NODE = [20, 9]

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  if (!isNewEnough)
    stop(`Remit needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
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
  if (hasLockfile && runNpm(['ci', '--loglevel=error'])) return
  // A lockfile made elsewhere can lack packages for this system: npm ci refuses it, npm install completes it.
  if (hasLockfile) process.stderr.write('npm ci did not succeed; trying npm install.\n')
  if (!runNpm(['install', '--no-save'])) stop('The packages could not be installed; what npm said is above.')
}

function loadEnvFile() {
  if (!existsSync('.env')) return
  const why = `Reading .env needs Node 20.12 or newer; this is ${process.versions.node}: export the variables instead.`
  if (process.loadEnvFile === undefined) stop(why)
  process.loadEnvFile('.env')
}

/** Runs a TypeScript file of this folder in this very process; tests must not see the keys of a deployment. */
export async function runScript(name, { readsEnvFile = true } = {}) {
  checkNode()
  process.chdir(ROOT)
  if (readsEnvFile) loadEnvFile()
  if (!isInstalled()) install()
  const { register } = await import('tsx/esm/api')
  register()
  await import(`./${name}.ts`)
}
