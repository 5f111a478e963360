// The list of invoices: page by page, newest first, and narrowed by what a seller looks for.
import { expect } from 'vitest'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { GET as list, POST } from '@/app/invoices/route'
import { call } from '@/lib/testing/calls'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { People } from '@/lib/testing/people'

const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '12.50' }]

async function made(people: People, changes: object = {}): Promise<string> {
  const body = { customerId: people.customerId, currency: 'EUR', lineItems, ...changes }
  const { json, status, text } = await call(POST, { ...people, body })
  if (status !== 201) throw new Error(text)
  return String(json.id)
}

const ids = async (people: People, query: string) => {
  const { json } = await call(list, { ...people, query })
  return (json.data as { id: string }[]).map(({ id }) => id)
}

it('goes page by page, newest first, without gaps or repeats', async ({ people }) => {
  const made5: string[] = []
  for (let turn = 0; turn < 5; turn++) made5.unshift(await made(people))
  const seen: string[] = []
  let query = '?limit=2'
  for (let page = 0; page < 3; page++) {
    const { json } = await call(list, { ...people, query })
    seen.push(...(json.data as { id: string }[]).map(({ id }) => id))
    expect(json.hasMore).toBe(page < 2)
    query = `?limit=2&cursor=${json.nextCursor}`
  }
  expect(seen).toEqual(made5)
})

it('can be narrowed', async ({ people }) => {
  const early = await made(people, { issueDate: '2026-01-10', dueDate: '2026-02-01' })
  const late = await made(people, { issueDate: '2026-03-10', currency: 'USD' })
  await call(send, { ...people, params: { id: late } })
  expect(await ids(people, '?status=Sent')).toEqual([late])
  expect(await ids(people, '?currency=EUR')).toEqual([early])
  expect(await ids(people, '?dueBefore=2026-02-02')).toEqual([early])
  expect(await ids(people, '?issuedFrom=2026-03-10&issuedTo=2026-03-10')).toEqual([late])
  expect(await ids(people, `?customerId=${people.customerId}`)).toEqual([late, early])
  expect(await ids(people, '?q=inv-0001')).toEqual([late])
  expect(await ids(people, '?q=SONNEN')).toEqual([late, early])
  expect(await ids(people, '?q=%25')).toEqual([])
})

it.for(['?limit=0', '?limit=101', '?limit=x', '?cursor=abc', '?status=Open', '?limit=1&limit=2', '?sort=id'])(
  'refuses %s',
  async (query, { people }) => {
    expect((await call(list, { ...people, query })).status).toBe(400)
  },
)
