// Who may do what: every route with every caller, and no route without a row.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import { entryOf, isFailureCode } from '@/lib/failure/catalogue'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { ERROR_CODES } from '@/lib/http/checkout/codes'
import { findRoute, readRouteTable } from '@/lib/http/door/route-table'
import { newId } from '@/lib/ids'
import { expectDocumented } from '@/lib/testing/documented'
import { withBusiness } from '@/lib/testing/fixtures'
import { CALLERS, type CallerName, type Stage, setStage } from '@/lib/testing/matrix-callers'
import { PAGES as MOST_PAGES, ROWS as PLATFORM_ROWS, type Row } from '@/lib/testing/matrix-rows'
import { COLLECTING_ROWS } from '@/lib/testing/matrix-rows-collecting'
import { RECURRING_PAGES, RECURRING_ROWS } from '@/lib/testing/matrix-rows-recurring'
import { SESSION_ROWS } from '@/lib/testing/matrix-rows-sessions'
import { countRows } from '@/lib/testing/rows'

type Handler = {
  (request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response>
  /** Of those that an API documents. */
  operation?: DeclaredOperation
}

const PAGES: typeof MOST_PAGES = { ...MOST_PAGES, ...RECURRING_PAGES }
const ROWS: Record<string, Row> = { ...PLATFORM_ROWS, ...COLLECTING_ROWS, ...SESSION_ROWS, ...RECURRING_ROWS }

const app = fileURLToPath(new URL('../../../app', import.meta.url))
const routes = readRouteTable(app)
const names = routes
  .filter(({ isPage }) => !isPage)
  .flatMap(({ methods, path }) =>
    methods
      .filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
      .map((method) => `${method} ${path}`),
  )

const test = withBusiness.extend('stage', { scope: 'file' }, ({ house }) => setStage(house))

interface Reply {
  status: number
  code: string
  text: string
}

async function ask(
  stage: Stage,
  name: string,
  { send }: Row,
  who: CallerName,
  organisationId: string,
): Promise<Reply> {
  const [method = '', path = ''] = name.split(' ')
  const { body, form, params = {} } = await send({ ...stage, organisationId })
  const { POST, GET, PUT, PATCH, DELETE } = (await import(`${app}${path}/route.ts`)) as Record<
    string,
    Handler
  >
  const handler = { POST, GET, PUT, PATCH, DELETE }[method]
  const { cookie, ...mine } = stage.headers[who]
  const headers = new Headers({
    ...mine,
    ...(cookie && params.asNobody === undefined && { cookie }),
    'x-dolfin-organisation-id': organisationId,
    // Each comes from a place of their own, so that nobody is taken for a guesser.
    'x-remit-address': newId(),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  })
  const url = `http://localhost:3000${path.replaceAll(/\[(\w+)\]/g, (_, key: string) => params[key] ?? '')}`
  const sent = form ? new URLSearchParams(form) : body === undefined ? undefined : JSON.stringify(body)
  const request = new Request(url, { method, headers, body: sent })
  const response = await handler?.(request, { params: Promise.resolve(params) })
  const text = (await response?.text()) ?? ''
  const isJson = /json/.test(response?.headers.get('content-type') ?? '')
  // promise 96
  if (handler?.operation && response)
    await expectDocumented(handler.operation, { status: response.status, headers: response.headers, text })
  return { status: response?.status ?? 0, code: isJson ? codeOf(JSON.parse(text)) : '', text }
}

/** Our code for a refusal, in whichever dialect it is said. */
function codeOf(answer: {
  code?: string | number
  message?: string
  ResponseStatus?: { ErrorCode: string }
}): string {
  // The Sessions API says no codes but sentences.
  if (typeof answer.code === 'number')
    return (
      Object.keys(ERROR_CODES).find(
        (code) => isFailureCode(code) && entryOf(code).advice === answer.message,
      ) ?? ''
    )
  const named = Object.entries(ERROR_CODES).find(([, name]) => name === answer.ResponseStatus?.ErrorCode)
  return answer.code ?? named?.[0] ?? ''
}

const asExpected = ({ code, status }: Reply, wanted: number | string) =>
  typeof wanted === 'number' ? status : `${status} ${code}`

// promise 77
test('every route has a row, and every row a route', () => {
  expect(Object.keys(ROWS).toSorted(), 'say in testing/matrix-rows.ts who may do it').toEqual(
    names.toSorted(),
  )
})

const isRefusal = (wanted: number | string) =>
  /^(?:401|403|404 (?:Organisation|Client|Route))/.test(String(wanted))

describe.each(Object.entries(ROWS))('%s', (name, row) => {
  test('answers each caller as its row says, and changes nothing for those who may not', async ({
    house,
    stage,
  }) => {
    const [refused, admitted] = [
      CALLERS.filter((who) => isRefusal(row.answers[who])),
      CALLERS.filter((who) => !isRefusal(row.answers[who])),
    ]
    const found: Record<string, unknown> = {}
    // What a row makes for itself before it asks is not the caller's doing.
    const makesDrafts = (await row.send(stage)).params?.id !== undefined && /invoices\/\[id\]/.test(name)
    const before = makesDrafts ? {} : await countRows(house)
    for (const who of refused)
      found[who] = asExpected(await ask(stage, name, row, who, stage.organisationId), row.answers[who])
    if (!makesDrafts) expect(await countRows(house)).toEqual(before)
    for (const who of admitted)
      found[who] = asExpected(await ask(stage, name, row, who, stage.organisationId), row.answers[who])
    expect(found).toEqual(row.answers)
  })
})

// promise 78, promise 87
test('another client’s organisation looks byte for byte like one that does not exist', async ({ stage }) => {
  const about = Object.entries(ROWS).filter(
    ([, { answers }]) => answers['another key'] === '404 Organisation.NotFound',
  )
  expect(about.length).toBeGreaterThan(15)
  for (const [name, row] of about) {
    const answers = await Promise.all(
      (['another Owner', 'another key'] as const).flatMap((who) =>
        [stage.organisationId, newId(), 'no-uuid'].map((id) => ask(stage, name, row, who, id)),
      ),
    )
    expect(new Set(answers.map(({ text }) => text)).size, name).toBe(1)
  }
})

test('every page declares who may see it, and pages for people check the sign-in', () => {
  const pages = routes.filter(({ isPage }) => isPage)
  expect(Object.keys(PAGES).toSorted(), 'say in testing/matrix-rows.ts who may see it').toEqual(
    pages.map(({ path }) => path).toSorted(),
  )
  for (const { file = '', path } of pages) {
    const whose = PAGES[path]
    const source = readFileSync(`${app}/${file || `${path}/page.tsx`}`, 'utf8')
    expect(/\brequire(?:Visitor|Place|Organisation)\(/.test(source), path).toBe(whose === 'people')
  }
})

// promise 79
test('no other spelling of a path bypasses its row', () => {
  for (const path of [
    '/invoices/x/',
    '/INVOICES',
    '/invoices//x',
    '/invoices/x.rsc',
    '/_next/data/x/invoices.json',
  ])
    expect(findRoute(routes, path)?.path ?? 'none', path).toMatch(/^(?:none|\/invoices\/\[id\])$/)
})
