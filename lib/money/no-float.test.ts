// A law of the house: amounts are reckoned as integers in lib/money, and nowhere by floats.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ROOMS = ['lib', 'app', 'components', 'db', 'scripts/world']

/** What may break a rule, and why. An entry that is no longer needed fails the test. */
const ALLOWED: { file: string; rule: string; why: string }[] = [
  {
    file: 'lib/stripe/amount.ts',
    rule: 'an amount multiplied or divided',
    why: "Stripe's integers are born here: whole krónur to hundredths and back, both checked to be whole",
  },
  {
    file: 'components/docs/routing-section.tsx',
    rule: 'an amount multiplied or divided',
    why: 'the formula as it is published: words, nothing is reckoned',
  },
  {
    file: 'scripts/world/web-shop.ts',
    rule: 'an amount multiplied or divided',
    why: 'whole units times whole pieces, of the few orders of the demo world',
  },
  {
    file: 'db/migrations/0009_invoice_list.sql',
    rule: 'an amount multiplied or divided',
    why: 'sums of bigint columns, each row counted once forwards (1) or backwards (-1)',
  },
]

const AMOUNT = String.raw`\b\w*(?:minor|amount|price|fee|tax|gross|cents|money|outstanding|subtotal|totalamount)\w*`
const AMOUNT_VALUE = String.raw`${AMOUNT}(?:\(\w*\))?`

/** Each rule is asked of one line of code without its comments. */
const RULES: { name: string; pattern: RegExp }[] = [
  { name: 'parseFloat', pattern: /\bparseFloat\s*\(/ },
  { name: 'toFixed or toPrecision', pattern: /\.to(?:Fixed|Precision)\s*\(/ },
  { name: 'a factor of 100', pattern: /\s(?:\*|\/)=?\s(?:100|100\.0|1e2)(?![\d_n])|\b(?:100|1e2)\s\*\s/ },
  {
    name: 'an amount rounded as a float',
    pattern: new RegExp(String.raw`\bMath\.(?:round|floor|ceil|trunc|fround)\([^;]*${AMOUNT}`, 'i'),
  },
  // `Minor` at the end names whole units: Postgres hands out bigints as integer text.
  {
    name: 'a decimal read as a float',
    pattern: new RegExp(String.raw`(?:\bNumber\(|[=(:,]\s\+)(?![^)]*minor\b)[^)]*${AMOUNT}`, 'i'),
  },
  {
    name: 'an amount multiplied or divided',
    pattern: new RegExp(
      String.raw`${AMOUNT_VALUE}\s(?:\*|\/|\*\*)=?\s|\s(?:\*|\/)=?\s(?:\w+\.)*${AMOUNT}`,
      'i',
    ),
  },
]

function sourceFiles(room: string): string[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|tsx|mjs|sql)$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => `${room}/${path}`)
    .sort()
}

function withoutComments(source: string): string {
  const withoutBlocks = source.replace(/\/\*[\s\S]*?\*\//g, (block) => block.replace(/[^\n]/g, ''))
  return withoutBlocks.replace(/(^|\s)(?:\/\/|--\s).*$/gm, '$1')
}

function brokenRules(source: string): { rule: string; line: number; text: string }[] {
  return withoutComments(source)
    .split('\n')
    .flatMap((text, index) =>
      RULES.filter(({ pattern }) => pattern.test(text)).map(({ name }) => {
        return { rule: name, line: index + 1, text: text.trim() }
      }),
    )
}

// promise 10
test('no amount is calculated with floats anywhere in the code', () => {
  const found = ROOMS.flatMap(sourceFiles).flatMap((file) =>
    brokenRules(readFileSync(join(ROOT, file), 'utf8')).map((broken) => ({ file, ...broken })),
  )
  const isAllowed = (hit: { file: string; rule: string }) =>
    ALLOWED.some(({ file, rule }) => hit.file === file && hit.rule === rule)
  const forbidden = found.filter((hit) => !isAllowed(hit))
  expect(forbidden.map((hit) => `${hit.file}:${hit.line} ${hit.rule}: ${hit.text}`)).toEqual([])
  const idle = ALLOWED.filter(
    ({ file, rule }) => !found.some((hit) => hit.file === file && hit.rule === rule),
  )
  expect(idle).toEqual([])
})

test.each([
  'const minor = Math.round(Number.parseFloat(text))',
  'const text = (minor).toFixed(2)',
  'const cents = value * 100',
  'const cents = 100 * value',
  'const major = cents / 100',
  'sql`select amount_minor / 100.0`',
  'const fee = Math.round(amountMinor * share)',
  'const fee = Math.floor(invoice.totalAmount)',
  'const fee = amountMinor * 0.025',
  'const half = invoice.outstandingMinor / 2',
  'const net = quantity * unitPrice',
  'const net = quantity * line.unitPriceMinor',
  'const value = Number(body.amount)',
  'const value = Number(line.unitPrice)',
  'const value = +body.amount',
  'amount *= rate',
])('the law notices: %s', (line) => {
  expect(brokenRules(line)).not.toEqual([])
})

test.each([
  'const seconds = elapsedMs / 1000',
  'const wait = Math.round(baseMs * 2 ** attempt)',
  'const paid = Number(row.amountPaidMinor)',
  'const total = BigInt(amountMinor) * BigInt(sharePpm)',
  'const total = a.minor + b.minor',
  'const limit = Number(query.limit)',
  '// an amount / 100 is how cents are lost',
  'className="w-1/2 border-t/10"',
  "import { displayMoney } from '@/lib/money/display'",
  'select count(*) from payments where amount_minor > 0',
])('the law is silent on: %s', (line) => {
  expect(brokenRules(line)).toEqual([])
})
