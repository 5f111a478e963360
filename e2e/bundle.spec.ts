// What is sent to browsers as a file: no secret, nothing of the server, and no source maps. It needs no browser.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '@/scripts/support/service'
import { expect, test } from './support/shared-app'

const STATIC = join(ROOT, '.next', 'static')

/** Keys by how they look, and what only the server knows by name. */
const NEVER: [string, RegExp][] = [
  ['a key of Stripe', /\b[sr]k_(?:test|live)_\w{6,}/],
  ['a signing secret', /\bwhsec_\w{6,}/],
  ['a database', /\bpostgres(?:ql)?:\/\//],
  ['a variable of the server', /\b(?:DATABASE_URL|AUTH_SECRET|ENCRYPTION_KEYS|STRIPE_SECRET_KEY|SMTP_URL)\b/],
  ['a package of the server', /\b(?:drizzle-orm|pg-boss|nodemailer|postgres-js|createHmac)\b/],
  ['a source map', /[#@]\s*sourceMappingURL=/],
]

// promise 138
test('no file for browsers holds a secret, a part of the server, or a source map', async ({
  app,
  request,
}) => {
  const files = readdirSync(STATIC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(20)
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([])
  const found = files
    .filter((file) => /\.(?:js|css|json)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      return NEVER.filter(([, pattern]) => pattern.test(text)).map(
        ([what]) => `${file.slice(STATIC.length)}: ${what}`,
      )
    })
  expect(found).toEqual([])
  const served = `${app.url}/_next/static${scripts[0]?.slice(STATIC.length)}`
  expect((await request.get(served)).status()).toBe(200)
  expect((await request.get(`${served}.map`)).status()).toBe(404)
})
