// Due dates by terms: the customer's, the organisation's, none; and what somebody says counts before them.
import { describe, expect } from 'vitest'
import { POST as addCustomer } from '@/app/customers/route'
import { POST } from '@/app/invoices/route'
import { PATCH } from '@/app/organisations/[id]/route'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'
import { type People, testPeople } from '@/lib/testing/people'

const customer = async (people: People, paymentTermsDays: number | null) =>
  String((await call(addCustomer, { ...people, body: { name: 'A', paymentTermsDays } })).json.id)
const due = async (people: People, customerId: string, more: object = {}) => {
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '5' }]
  const body = { customerId, currency: 'EUR', issueDate: '2026-11-30', lineItems, ...more }
  return (await call(POST, { ...people, body })).json.dueDate
}

describe('an invoice of which nobody says when it is due (promise 143)', () => {
  it('is due by the customer’s terms, else by the organisation’s, else never', async ({ house }) => {
    const people = await testPeople(house)
    const [own, usual] = [await customer(people, 0), await customer(people, null)]
    expect(await due(people, usual)).toBeNull()
    const { apiKey, organisationId } = people
    await call(PATCH, { apiKey, params: { id: organisationId }, body: { defaultPaymentTermsDays: 30 } })
    expect(await due(people, usual)).toBe('2026-12-30')
    expect(await due(people, own)).toBe('2026-11-30')
    expect(await due(people, usual, { dueDate: null })).toBeNull()
    expect(await due(people, own, { dueDate: '2026-12-24' })).toBe('2026-12-24')
  })

  it('counts from today where no day of issue is said', async ({ house }) => {
    const people = await testPeople(house)
    const body = {
      ...{ customerId: await customer(people, 1), currency: 'EUR' },
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '5' }],
    }
    const { dueDate, issueDate } = (await call(POST, { ...people, body })).json
    expect(Date.parse(String(dueDate)) - Date.parse(String(issueDate))).toBe(24 * 60 * 60 * 1_000)
  })
})
