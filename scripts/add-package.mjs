// npm run add -- NAME@VERSION: takes a package that has been published for a week, pinned to its version, and completes the lockfile.
import { spawnSync } from 'node:child_process'

/** What is published to do harm is mostly found, and pulled, within days. */
export const DAYS = 7

/** The first npm that can wait; earlier ones ignore the setting without a word. */
const FIRST = [11, 10]

export function knowsAges(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > FIRST[0] || (major === FIRST[0] && minor >= FIRST[1])
}

/** `--urgent` takes a mend before its week is over; docs/security.md says what to do besides. */
export function installParameters(asked) {
  const isUrgent = asked.includes('--urgent')
  const others = asked.filter((one) => one !== '--urgent')
  return ['install', '--save-exact', `--min-release-age=${isUrgent ? 0 : DAYS}`, ...others]
}

function run(program, parameters) {
  const { error, status } = spawnSync(program, parameters, { stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

if (process.argv[1]?.endsWith('add-package.mjs')) {
  const asked = process.argv.slice(2)
  const { stdout } = spawnSync('npm', ['--version'], { encoding: 'utf8' })
  if (asked.length === 0 || !knowsAges(stdout.trim())) {
    const reason =
      asked.length === 0
        ? 'Name a package: npm run add -- NAME@VERSION.'
        : `npm ${stdout.trim()} does not know how old a version is; npm ${FIRST.join('.')} and newer do.`
    process.stderr.write(`${reason}\n`)
    process.exit(1)
  }
  run('npm', installParameters(asked))
  run(process.execPath, ['scripts/complete-lockfile.mjs'])
}
