// Document numbers: one series for each organisation, without gaps or repeats, whatever is sent at once or rolled back.
import { expect } from 'vitest'
import { transact } from '@/db/transact'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { takeInvoiceNumber } from '@/lib/organisations/take-number'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { createInvoice } from './create'
import { lockInvoice, updateInvoiceSent } from './store'

const line = { description: 'Rolls', quantity: 1, unitPrice: '1.00' }

async function drafts(
  house: TestHouse,
  count: number,
  { customerId, organisationId }: { customerId: string; organisationId: string },
) {
  const ids = Array.from({ length: count }, newId)
  for (const id of ids)
    await createInvoice(house, { id, organisationId, customerId, currency: 'EUR', lineItems: [line] })
  return ids
}

it('twenty invoices sent concurrently, with rollbacks in between, are numbered without a gap', async ({
  house,
}) => {
  const people = await testPeople(house)
  const ids = await drafts(house, 26, people)
  const [sent, rolledBack] = [ids.slice(0, 20), ids.slice(20)]
  const rollback = (id: string) =>
    transact(house.db, async (tx) => {
      await lockInvoice(tx, people.organisationId, id)
      const numbered = await takeInvoiceNumber(tx, people.organisationId, '2026-11-30')
      await updateInvoiceSent(tx, id, numbered, house.clock.now())
      throw new Error('the power went out')
    })
  const results = await Promise.allSettled([
    ...sent.map((id) => sendInvoice(house, people.organisationId, id)),
    ...rolledBack.map(rollback),
  ])
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
  const numbers = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value?.number] : []))
  expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 1),
  )
})

it('ten sendings of one invoice at once take one number', async ({ house }) => {
  const people = await testPeople(house)
  const [id = '', next = ''] = await drafts(house, 2, people)
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => sendInvoice(house, people.organisationId, id)),
  )
  expect(new Set(sent.map(({ documentNumber }) => documentNumber))).toEqual(new Set(['INV-0001']))
  expect((await sendInvoice(house, people.organisationId, next)).documentNumber).toBe('INV-0002')
})

it('each organisation counts for itself', async ({ house }) => {
  for (let turn = 0; turn < 2; turn++) {
    const people = await testPeople(house)
    const [id = ''] = await drafts(house, 1, people)
    expect((await sendInvoice(house, people.organisationId, id)).documentNumber).toBe('INV-0001')
  }
})

it('creating the same draft twice concurrently creates it once', async ({ house }) => {
  const { customerId, organisationId } = await testPeople(house)
  const order = { id: newId(), organisationId, customerId, currency: 'EUR' as const, lineItems: [line, line] }
  const made = await Promise.all(Array.from({ length: 6 }, () => createInvoice(house, order)))
  for (const invoice of made) expect(invoice).toEqual(made[0])
  expect(made[0]?.lines).toHaveLength(2)
})
