// No secret is kept in the repository: keys are known by how they look.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './support/service'

const SECRETS: [string, RegExp][] = [
  ['a live key of Stripe', /\b[sr]k_live_[A-Za-z0-9]{16,}/],
  ['a real test key of Stripe', /\b[sr]k_test_(?:51|[A-Za-z0-9]{24}$)[A-Za-z0-9]{20,}/],
  ['a signing secret', /\bwhsec_[A-Za-z0-9+/]{32,}/],
  ['a live key of Mollie', /\blive_[A-Za-z0-9]{30,}/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}/],
  ['a key of AWS', /\bAKIA[0-9A-Z]{16}\b/],
  ['a token of GitHub', /\bgh[pousr]_[A-Za-z0-9]{36}/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}/],
  ['a token of Slack', /\bxox[abp]-[0-9A-Za-z-]{20,}/],
  [
    'a database with its password',
    /\bpostgres(?:ql)?:\/\/[^\s:/@'"`$]+:[^\s@'"`${]{12,}@(?!127\.|localhost|db\b|host\b)/,
  ],
]

const LEFT_OUT = new Set(['node_modules', '.git', '.next', '.data', 'test-results'])
const IS_TEXT =
  /(?:\.(?:ts|tsx|mjs|cjs|js|json|md|css|sql|sh|ya?ml|toml|conf|service|example|txt)|Dockerfile|\.npmrc)$/

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name) && !name.startsWith('.env.local') && name !== '.env')
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() && IS_TEXT.test(entry.name) ? [path] : []
    })
}

// promise 138
it('nothing in the repository looks like a key that is in use', () => {
  const files = filesIn(ROOT)
  expect(files.length).toBeGreaterThan(1000)
  const found = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return SECRETS.filter(([, pattern]) => pattern.test(text)).map(
      ([what]) => `${file.slice(ROOT.length)}: ${what}`,
    )
  })
  expect(found).toEqual([])
})

it.for([
  ['a live key of Stripe', `sk_${'live'}_51HxAbCdEfGhIjKlMnOp`],
  ['a signing secret', `whsec_${'a'.repeat(32)}`],
  ['a private key', `-----BEGIN ${'RSA'} PRIVATE KEY-----\n${'A'.repeat(64)}`],
  ['a token of GitHub', `ghp_${'a1'.repeat(18)}`],
  ['a database with its password', `postgres://remit:${'correct-horse'}@db1.example.com/remit`],
] as const)('%s is known', ([what, text]) => {
  expect(SECRETS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name)).toContain(what)
})
