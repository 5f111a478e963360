// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { say } from './say'
import { ROOT } from './service'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Asked for its version, because some systems ship a stub that only says how to get a browser. */
const runs = (path: string) =>
  existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0

const findBrowser = () =>
  [process.env.CHROMIUM_PATH ?? '', ...USUAL_PLACES, chromium.executablePath()].find(
    (path) => path !== '' && runs(path),
  )

function run(program: string, parameters: string[]): void {
  spawnSync(program, parameters, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function installBrowser(): string | undefined {
  say('No browser found: installing Chromium.')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    const found = findBrowser()
    if (found) return found
  }
  run(process.execPath, [join(ROOT, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'])
  return findBrowser()
}

/** Its path; undefined when none could be had. */
export const ensureBrowser = (): string | undefined => findBrowser() ?? installBrowser()
