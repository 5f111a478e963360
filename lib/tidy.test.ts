// The laws of the house, held over its real source files: who may import whom, and what a file may be like.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ROOMS = ['app', 'components', 'db', 'e2e', 'lib', 'sandbox', 'scripts']

interface Import {
  /** Path from the root without its ending, or the name of a package. */
  target: string
  isType: boolean
}

interface Source {
  path: string
  text: string
  lines: number
  isTest: boolean
  imports: Import[]
}

function importsOf(path: string, text: string): Import[] {
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...found].map(([, type, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? ''
    const target = name.startsWith('@/')
      ? name.slice(2)
      : name.startsWith('.')
        ? join(dirname(path), name)
        : name
    return { target: target.replace(/\.(?:[cm]?js|tsx?)$/, ''), isType: type !== undefined }
  })
}

const sources: Source[] = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|mjs)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(ROOT.length)
      const text = readFileSync(join(ROOT, path), 'utf8')
      const isTest = /\.(?:test|spec)\.tsx?$|(?:^|\/)(?:testing|e2e)\//.test(path)
      return { path, text, lines: text.split('\n').length - 1, isTest, imports: importsOf(path, text) }
    }),
)
const house = sources.filter((source) => !source.isTest)

/** What anybody may use: no rules of the trade are in it. */
const GROUND = [
  ...[
    'lib/clock',
    'lib/deadline',
    'lib/env',
    'lib/ids',
    'lib/log',
    'lib/mail-address',
    'lib/secret-box',
    'lib/test-clock',
    'lib/time-zone',
  ],
]

/**
 * The whole house, from the ground up. A room may import what lies on any floor beneath its own, and nothing beside it or
 * above: no import runs back up, not even of a type. Rooms in one pair of brackets are one.
 */
const FLOORS: (string | string[])[][] = [
  // What is counted and measured, from the pool of connections up; and how figures are written.
  ['lib/telemetry', 'lib/formats'],
  ['db', 'lib/money', 'lib/paper', 'lib/failure', 'lib/search'],
  [GROUND],
  // The numbers by which the state and others know a business.
  ['lib/particulars'],
  ['lib/words', 'lib/outgoing', 'lib/codes'],
  // What every connector must be able to do, and how it fails.
  ['lib/connector-port'],
  // Whoever takes the money: what both Stripes share, and each behind the port.
  ['lib/stripe'],
  ['lib/connectors'],
  // Whoever takes documents into the Peppol network.
  ['lib/peppol'],
  // What every verb is handed.
  ['lib/house'],
  ['lib/read-apart'],
  ['lib/over-all'],
  // What falls due by itself, in which order, and what was missed.
  ['lib/due'],
  // Letters are posted here, and written upstairs.
  ['lib/outbox'],
  // What may be said in a call, and how a call is taken.
  ['lib/http/fields', 'lib/http/call'],
  ['lib/http/platform', 'lib/http/checkout', 'lib/http/sessions'],
  ['lib/http/door', 'lib/http/reference'],
  // What paying costs: early, and by which means.
  ['lib/prices'],
  // The nouns, in the order in which they know each other.
  ['lib/people'],
  ['lib/organisations'],
  ['lib/payment-accounts'],
  ['lib/customers', 'lib/articles', 'lib/tax-rates'],
  // In which parts an invoice is paid.
  ['lib/plans'],
  ['lib/invoices'],
  ['lib/documents'],
  ['lib/credit-notes'],
  ['lib/card-testing', 'lib/recurring-invoices'],
  // What payers have agreed to pay by itself.
  ['lib/consents'],
  ['lib/payments'],
  // What payers say on the page, and who has looked at it.
  ['lib/payer-words'],
  ['lib/autopay'],
  ['lib/payment-views'],
  // When payers are reminded of what they owe.
  ['lib/reminders'],
  // What paying late costs, as a document of its own.
  ['lib/late-fees'],
  // How what was issued goes to its buyer besides by mail.
  ['lib/deliveries'],
  ['lib/checkouts', 'lib/applications'],
  ['lib/sessions'],
  ['lib/reports', 'lib/expected', 'lib/exports', 'lib/webhooks', 'lib/notifications', 'lib/audit'],
  ['lib/letters', 'lib/problems', 'lib/logos'],
  // What is kept of whom, and how it ends.
  ['lib/privacy'],
  // The composition root, and the work between requests.
  ['lib'],
  ['components'],
  ['app', 'scripts'],
  // Met over HTTP only.
  ['sandbox'],
]

/** Who may use less than lies beneath. */
const ONLY: Record<string, string[]> = {
  'lib/words': ['lib/formats', 'lib/money', 'lib/time-zone'],
  'lib/stripe': [
    ...GROUND,
    'lib/telemetry',
    'lib/connector-port',
    'lib/money',
    'lib/failure',
    'db/transact',
    'db/schema',
  ],
  'lib/connectors': [
    ...GROUND,
    'lib/telemetry',
    'lib/connector-port',
    'lib/stripe',
    'lib/money',
    'lib/failure',
    'db/transact',
    'db/schema',
  ],
  'lib/peppol': [...GROUND, 'lib/telemetry', 'lib/connector-port', 'db/transact'],
  components: ['lib/codes', 'lib/formats', 'lib/money', 'lib/paper', 'lib/time-zone', 'lib/words'],
  // Doors have no opinions, and ask no database.
  app: ['lib', 'components'],
  scripts: ['lib', 'db'],
  sandbox: [],
}

/** Room → what it may import of ours. The longest fitting name counts. */
const LAWS: Record<string, string[]> = Object.fromEntries(
  FLOORS.flatMap((floor, at) => {
    const beneath = FLOORS.slice(0, at).flat(2)
    return floor
      .map((rooms) => [rooms].flat())
      .flatMap((rooms) => rooms.map((room) => [room, [...rooms, ...(ONLY[room] ?? beneath)]]))
  }),
)

const isIn = (path: string, room: string) =>
  path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`)
const isOurs = (target: string) => ROOMS.some((room) => isIn(target, room))
const roomOf = (path: string) =>
  Object.keys(LAWS)
    .filter((room) => isIn(path, room))
    .toSorted((a, b) => b.length - a.length)[0] ?? ''

/** A type weighs nothing: a face may name what it shows. */
const mayName = ({ path, target }: { path: string; target: string }) =>
  isIn(path, 'components') && (isIn(target, 'lib') || isIn(target, 'db'))

const breachesOf = ({ imports, path }: Pick<Source, 'imports' | 'path'>): string[] =>
  imports
    .filter(({ target }) => isOurs(target) && !isIn(target, roomOf(path)))
    .filter(({ target }) => !LAWS[roomOf(path)]?.some((allowed) => isIn(target, allowed)))
    .filter(({ isType, target }) => !(isType && mayName({ path, target })))
    .map(({ target }) => `${path} imports ${target}`)

describe('who may import whom', () => {
  test('every file is in a room', () => {
    expect(house.filter(({ path }) => roomOf(path) === '').map(({ path }) => path)).toEqual([])
    const rooms = FLOORS.flat(2)
    expect(rooms.filter((room) => !house.some(({ path }) => isIn(path, room)))).toEqual([])
  })

  test('every room imports only what lies beneath it', () => {
    expect(house.flatMap(breachesOf)).toEqual([])
  })

  test.each([
    ['lib/money/money.ts', 'lib/failure/failure', false],
    ['lib/http/call/endpoint.ts', 'lib/invoices/invoice', true],
    ['lib/invoices/send.ts', 'lib/payments/open', false],
    ['lib/invoices/send.ts', 'lib/letters/send', false],
    ['lib/outbox/drain.ts', 'lib/letters/compose', false],
    ['lib/payments/open.ts', 'lib/payment-views/view-invoice', false],
    ['lib/house.ts', 'lib/outbox/outbox', true],
    ['lib/customers/find.ts', 'lib/articles/list', true],
    ['components/shell/shell.tsx', 'app/place', true],
    ['db/schema/payments.ts', 'lib/money/money', true],
    ['app/invoices/route.ts', 'db/transact', false],
    ['components/pay/pay-form.tsx', 'lib/wiring', false],
    ['lib/payments/open.ts', 'sandbox/server', false],
    ['sandbox/server.ts', 'lib/env', false],
  ])('%s may not import %s', (path, target, isType) => {
    expect(breachesOf({ path, imports: [{ target, isType }] })).toHaveLength(1)
  })

  test('each provider’s SDK is used in one folder, SQL only below the routes', () => {
    const users = (packages: RegExp) =>
      house.filter(({ imports }) => imports.some(({ isType, target }) => !isType && packages.test(target)))
    const outside = (rooms: string[], packages: RegExp) =>
      users(packages)
        .map(({ path }) => path)
        .filter((path) => !rooms.some((room) => isIn(path, room)))
    // What Remit is measured against calls Stripe as anybody does.
    expect(outside(['lib/stripe', 'sandbox', 'scripts/bench'], /^stripe$/)).toEqual([])
    expect(outside(['lib/connectors/mollie'], /^@mollie\/api-client$/)).toEqual([])
    expect(outside(['db', 'lib', 'scripts'], /^(?:drizzle-orm|postgres)(?:\/|$)/)).toEqual([])
  })

  // promise 105
  test('a page takes zod as the browser may run it: by itself it tries to build functions from text, which the policy stops', () => {
    const users = house.filter(({ imports }) =>
      imports.some(({ isType, target }) => !isType && target === 'zod'),
    )
    const inPages = users.map(({ path }) => path).filter((path) => path.startsWith('components/'))
    expect(inPages).toEqual(['components/admin/invoice-form/browser-zod.ts'])
  })

  test('only the composition root, routes and scripts know this process’s house', () => {
    const users = house.filter(({ imports }) => imports.some(({ target }) => target === 'lib/wiring'))
    expect(users.map(({ path }) => path).filter((path) => !/^(?:app|scripts)\//.test(path))).toEqual([])
  })

  test('there are no import cycles', () => {
    const byName = new Map(house.map((source) => [source.path.replace(/\.(?:tsx?|mjs)$/, ''), source]))
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (name: string, trail: string[]) => {
      if (trail.includes(name)) circles.push([...trail.slice(trail.indexOf(name)), name].join(' → '))
      if (trail.includes(name) || done.has(name)) return
      for (const { isType, target } of byName.get(name)?.imports ?? [])
        if (!isType) visit(target, [...trail, name])
      done.add(name)
    }
    for (const name of byName.keys()) visit(name, [])
    expect(circles).toEqual([])
  })

  test('there are no barrel files', () => {
    const barrels = house.filter(
      ({ path, text }) =>
        /(?:^|\/)index\.tsx?$/.test(path) || /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*from\s/m.test(text),
    )
    expect(barrels.map(({ path }) => path)).toEqual([])
  })
})

describe('what a file is like', () => {
  const breaking = (isBroken: (source: Source) => boolean, among = sources) =>
    among.filter(isBroken).map(({ lines, path }) => `${path} (${lines} lines)`)

  test('its first line says what it is for', () => {
    expect(breaking(({ text }) => !/^(?:#!.*\n)?(?:\/\/ \S|\/\*\*? \S)/.test(text))).toEqual([])
  })

  test('it is short, a route file shorter still', () => {
    expect(breaking(({ isTest, lines }) => lines > (isTest ? 500 : 300))).toEqual([])
    expect(breaking(({ lines, path }) => /^app\/.*\/route\.tsx?$/.test(path) && lines > 64)).toEqual([])
  })

  test('only the module of time zones knows which day it is', () => {
    const byAccident = [
      /toISOString\(\)\s*\.(?:slice\(0, ?10\)|substring\(0, ?10\)|split\('T'\))/,
      /timeZone: ?'UTC'/,
      // The day of an ISO text is a day at Greenwich.
      /(?:\w+At|toISOString\(\))\??\.slice\(0, ?10\)/,
      /\bdate_trunc\b|\bcurrent_date\b|at time zone 'utc'/i,
      /\b[gs]et(?:UTC)?(?:FullYear|Month|Date|Day|Hours)\(/,
    ]
    const rooms = house.filter(
      ({ path }) => /^(?:app|components|db|lib)\//.test(path) && path !== 'lib/time-zone.ts',
    )
    expect(breaking(({ text }) => byAccident.some((pattern) => pattern.test(text)), rooms)).toEqual([])
  })

  test('number inputs use the one field that reads every notation', () => {
    const raw = /inputMode="decimal"/
    // A payer's amount is read on the server, which knows every notation as well.
    const readers = ['components/ui/decimal-field.tsx', 'components/pay/amount-choice.tsx']
    const rooms = house.filter(({ path }) => !readers.includes(path))
    expect(breaking(({ text }) => raw.test(text), rooms)).toEqual([])
  })

  test('there are no to-do notes, and no check is switched off', () => {
    const shame = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', '@ts-' + '(?:ignore|nocheck|expect-error)', 'biome-' + 'ignore'].join('|'),
    )
    expect(breaking(({ text }) => shame.test(text))).toEqual([])
  })

  test('functions that run SQL begin with select, insert, update, delete …', () => {
    const asked =
      /export (?:async )?(?:function\*?|const) (\w+)(?:<[^(]*>)?(?: =(?: async)?)? ?\(\s*(?:db|tx|\{[^})]*\bdb\b[^})]*\}):/g
    const word = /^(?:select|insert|upsert|update|delete|lock|take|count|is|has)[A-Z]/
    const stores = house.filter(({ path }) => /^lib\/.*store\.ts$/.test(path))
    const others = stores.flatMap(({ path, text }) =>
      [...text.matchAll(asked)]
        .map(([, name = '']) => name)
        .filter((name) => !word.test(name))
        .map((name) => `${path}: ${name}`),
    )
    expect(others).toEqual([])
  })

  test('names are in kebab-case', () => {
    const named = /^(?:[a-z0-9[\](){}.@_-]|\/)+$/
    // What stands in brackets is the name of a parameter.
    expect(breaking(({ path }) => !named.test(path.replace(/\[[^\]]*\]/g, '')))).toEqual([])
  })

  test('the linter forbids any, non-null assertions and empty blocks', () => {
    const { linter } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'))
    expect(linter.rules.suspicious).toMatchObject({ noExplicitAny: 'error', noEmptyBlockStatements: 'error' })
    expect(linter.rules.style).toMatchObject({ noNonNullAssertion: 'error' })
  })
})

/** Files whose set-up is their own: another sandbox or another house for each test, or tables of what to do with it. */
const OWN_SETUP = [
  'lib/applications/bearer.test.ts',
  'lib/connectors/two-kinds.test.ts',
  'lib/http/call/idempotent-makers.test.ts',
  'lib/http/call/idempotent-repeats.test.ts',
  'lib/payment-accounts/access.test.ts',
  'lib/payment-accounts/enable.test.ts',
  'lib/payment-views/offered-actions.test.ts',
  'lib/payments/books.test.ts',
  'lib/payments/missing.test.ts',
  'lib/payments/overpaid-model.test.ts',
  'lib/payments/parts-model.test.ts',
  'lib/payments/withdrawn.test.ts',
  'lib/people/providers.test.ts',
  'lib/read-apart.test.ts',
  'lib/schedule.test.ts',
  'lib/sessions/health.test.ts',
  'lib/webhooks/list-missed.test.ts',
  'lib/webhooks/outgoing/deliver.test.ts',
]

test('tests take what they need from lib/testing/fixtures.ts, and set up no house of their own', () => {
  const tests = sources.filter(({ path }) => /\.test\.tsx?$/.test(path))
  const setUp = /^ *(?:\w+ = |return )?await (?:testHouse|openSessionStory)\(/m
  const byHand = tests.filter(
    ({ text }) => /^before(?:All|Each)\(/m.test(text) && setUp.test(text) && !/lib\/tidy/.test(text),
  )
  expect(byHand.map(({ path }) => path).toSorted()).toEqual(OWN_SETUP)
})

test('the top level holds only the rooms and the files that tools expect there', () => {
  const papers = [
    'deploy',
    'docs',
    'findings',
    'README.md',
    'SECURITY.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'LICENSE',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'biome.json',
    'next.config.ts',
    'next-env.d.ts',
    'postcss.config.mjs',
    'drizzle.config.ts',
    'vitest.config.ts',
    'playwright.config.ts',
    'instrumentation.ts',
    'node_modules',
    'test-results',
  ]
  const strangers = readdirSync(ROOT).filter(
    (name) => !name.startsWith('.') && ![...ROOMS, ...papers].includes(name),
  )
  expect(strangers).toEqual([])
})
