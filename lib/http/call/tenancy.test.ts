// One key, two organisations: what is asked for under the wrong one does not exist, for every operation that takes an id. A query that
// forgets to name its organisation answers here.
import { fileURLToPath } from 'node:url'
import { describe, expect } from 'vitest'
import { newId } from '@/lib/ids'
import { createOrganisation } from '@/lib/organisations/create'
import { withBusiness } from '@/lib/testing/fixtures'
import { type Stage, setStage } from '@/lib/testing/matrix-callers'
import { ROWS, type Row } from '@/lib/testing/matrix-rows'
import { countRows } from '@/lib/testing/rows'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const app = fileURLToPath(new URL('../../../app', import.meta.url))

const test = withBusiness
  .extend('stage', { scope: 'file' }, ({ house }) => setStage(house))
  .extend('sibling', { scope: 'file' }, async ({ house, stage: { clientId } }) => {
    const { id } = await createOrganisation(house, {
      ...{ id: newId(), clientId, name: 'The other one', email: null, country: 'DE', defaultCurrency: 'EUR' },
      ...{ logoUrl: null, primaryColour: null, bankDetails: null },
    })
    return id
  })

/** Operations on one thing of an organisation, which the client's own key may do where the thing is. */
const ABOUT = Object.entries(ROWS).filter(
  ([name, { answers }]) =>
    /^\w+ \/(?!organisations|clients|i\/|api|sign|settings|admin|checkout\/|payment\/|logos)[^[]*\/\[id\]/.test(
      name,
    ) &&
    answers['another key'] === '404 Organisation.NotFound' &&
    Number(String(answers['own key']).slice(0, 3)) < 300,
)

async function ask(
  stage: Stage,
  name: string,
  sent: Awaited<ReturnType<Row['send']>>,
  organisationId: string,
) {
  const [method = '', path = ''] = name.split(' ')
  const { body, params = {} } = sent
  const handlers = (await import(`${app}${path}/route.ts`)) as Record<string, Handler>
  const url = `http://localhost:3000${path.replaceAll(/\[(\w+)\]/g, (_, key: string) => params[key] ?? '')}`
  const request = new Request(url, {
    method,
    headers: {
      ...stage.headers['own key'],
      'x-dolfin-organisation-id': organisationId,
      'x-request-id': 'the-same-for-all',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const response = await handlers[method]?.(request, { params: Promise.resolve(params) })
  return { status: response?.status, text: (await response?.text())?.replaceAll(params.id ?? '-', 'ID') }
}

// promise 85
describe.each(ABOUT)('%s', (name, row) => {
  test('finds nothing under another organisation of the same client, and changes nothing', async ({
    house,
    sibling,
    stage,
  }) => {
    const sent = await row.send(stage)
    const before = await countRows(house)
    const wrong = await ask(stage, name, sent, sibling)
    const invented = await ask(stage, name, { ...sent, params: { ...sent.params, id: newId() } }, sibling)
    expect(wrong.status, wrong.text).toBe(404)
    // promise 78
    expect(wrong).toEqual(invented)
    expect(await countRows(house)).toEqual(before)
    // It is there where it belongs.
    const right = await ask(stage, name, sent, stage.organisationId)
    expect(right.status, right.text).toBeLessThan(300)
  })
})

// promise 85
test('that is asked of invoices, customers and all that hangs on them', () => {
  expect(ABOUT.length).toBeGreaterThanOrEqual(10)
})
