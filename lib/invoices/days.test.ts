// Days of invoices are days where the organisation is: the date of issue, what is overdue, and the order within one day.
import { describe, expect } from 'vitest'
import { POST } from '@/app/invoices/route'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { todayOf } from '@/lib/organisations/find'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { dayIn } from '@/lib/time-zone'
import { browseInvoices, exportInvoices } from './browse/browse'
import { type BrowseScope, readBrowseQuery } from './browse/query'
import { createInvoice } from './create'

type Seller = Awaited<ReturnType<typeof testPeople>>

const ZONES = [
  'Pacific/Kiritimati',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'UTC',
  'America/Los_Angeles',
  'Pacific/Pago_Pago',
]

const sellers = new Map<string, Seller>()
const sellerIn = (zone: string): Seller => {
  const seller = sellers.get(zone)
  if (!seller) throw new Error(`nobody sells in ${zone}`)
  return seller
}

it.beforeAll(async ({ house }) => {
  for (const timeZone of ZONES) sellers.set(timeZone, await testPeople(house, { organisation: { timeZone } }))
})

const setClock = (house: TestHouse, moment: string) =>
  house.clock.advance((Date.parse(moment) - house.clock.now().getTime()) / 1000)

const draft = (house: TestHouse, seller: Seller, dates: { issueDate?: string; dueDate?: string } = {}) =>
  createInvoice(house, {
    ...{ id: newId(), organisationId: seller.organisationId, customerId: seller.customerId, currency: 'EUR' },
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '10.00' }],
    ...dates,
  })

const idsFor = async (house: TestHouse, scope: BrowseScope, parameters: Record<string, string>) =>
  (await browseInvoices(house, scope, readBrowseQuery(parameters))).rows.map(({ id }) => id)

it.for([
  ['Pacific/Auckland', '2027-11-28T20:27:00Z', '2027-11-29'],
  ['America/Los_Angeles', '2027-11-29T06:30:00Z', '2027-11-28'],
  ['America/Los_Angeles', '2028-03-12T07:59:59Z', '2028-03-11'],
  ['America/Los_Angeles', '2028-03-12T08:00:00Z', '2028-03-12'],
  ['America/Los_Angeles', '2028-11-05T06:59:59Z', '2028-11-04'],
  ['America/Los_Angeles', '2028-11-06T07:59:59Z', '2028-11-05'],
  ['Pacific/Kiritimati', '2027-11-28T10:00:00Z', '2027-11-29'],
  ['Asia/Kathmandu', '2027-11-28T18:15:00Z', '2027-11-29'],
] as const)('an invoice that is made in %s at %s is issued on %s', async ([zone, moment, day], { house }) => {
  setClock(house, moment)
  const { apiKey, customerId, organisationId } = sellerIn(zone)
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: 10 }]
  const body = { customerId, currency: 'EUR', lineItems }
  const { json } = await call(POST, { apiKey, organisationId, body })
  expect(json.issueDate).toBe(day)
  expect(await todayOf(house, organisationId)).toBe(day)
})

describe('an invoice is overdue when its last day is over where the seller is', () => {
  const due = new Map<string, string>()
  it.beforeAll(async ({ house }) => {
    for (const [zone, seller] of sellers) {
      const { id, organisationId } = await draft(house, seller, {
        issueDate: '2029-03-01',
        dueDate: '2029-03-10',
      })
      await sendInvoice(house, organisationId, id)
      due.set(zone, id)
    }
  })

  it.for([
    ['2029-03-10T09:59:59Z', 0],
    ['2029-03-10T10:00:00Z', 1],
    ['2029-03-10T11:00:00Z', 2],
    ['2029-03-10T18:15:00Z', 3],
    ['2029-03-11T00:00:00Z', 4],
    ['2029-03-11T08:00:00Z', 5],
    ['2029-03-11T10:59:59Z', 5],
    ['2029-03-11T11:00:00Z', 6],
  ] as const)(
    'at %s for %i of six sellers, one by one and all together',
    async ([moment, count], { house }) => {
      setClock(house, moment)
      const late = ZONES.slice(0, count).map((zone) => due.get(zone))
      for (const [zone, { organisationId }] of sellers)
        expect(await idsFor(house, { organisationId }, { overdue: '1' })).toEqual(
          late.filter((id) => id === due.get(zone)),
        )
      for (const sort of ['due', '-issued', '-total', 'outstanding'])
        expect((await idsFor(house, {}, { overdue: '1', sort })).toSorted()).toEqual(late.toSorted())
      const { count: all, sums } = await browseInvoices(house, {}, readBrowseQuery({ overdue: '1' }))
      expect([all.atLeast, sums?.[0]?.invoiceCount ?? 0]).toEqual([count, count])
      const file: string[] = []
      for await (const { id } of await exportInvoices(house, {}, readBrowseQuery({ overdue: '1' })))
        file.push(id)
      expect(file.toSorted()).toEqual(late.toSorted())
    },
  )

  it('the row says whose day counts', async ({ house }) => {
    setClock(house, '2029-03-10T12:00:00Z')
    const { rows } = await browseInvoices(house, {}, readBrowseQuery({ dueFrom: '2029-03-10' }))
    const overdue = rows.filter(
      ({ dueDate, timeZone }) => (dueDate ?? '') < dayIn(timeZone, house.clock.now()),
    )
    expect(overdue.map(({ id }) => id).toSorted()).toEqual(
      ZONES.slice(0, 2)
        .map((zone) => due.get(zone))
        .toSorted(),
    )
  })
})

it('of one day the newest come first, on every page and in both directions', async ({ house }) => {
  const seller = await testPeople(house)
  const made: string[] = []
  for (let n = 0; n < 13; n += 1) made.push((await draft(house, seller, { issueDate: '2026-11-20' })).id)
  const newestFirst = made.toReversed()
  const scope = { organisationId: seller.organisationId }
  for (const sort of ['-issued', '-total', '-outstanding', '-due']) {
    const seen: string[] = []
    let after: string | undefined
    do {
      const query = readBrowseQuery({ sort, ...(after && { after }) })
      const page = await browseInvoices(house, scope, query, 5)
      seen.push(...page.rows.map(({ id }) => id))
      after = page.after
    } while (after)
    expect(seen).toEqual(newestFirst)
    expect(await idsFor(house, scope, { sort: sort.slice(1) })).toEqual(made)
  }
  expect(await idsFor(house, scope, { q: 'sonnenschein' })).toEqual(newestFirst)
})
