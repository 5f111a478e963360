// What payers said is forgotten with the customer: in the tables, and in what was told of it.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { invoices } from '@/db/schema/invoices'
import { invoiceQuestions, invoiceViews } from '@/db/schema/payer-words'
import { webhookEvents } from '@/db/schema/webhooks'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { eraseCustomer } from '@/lib/privacy/erase'
import { sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { writeBodies } from '@/lib/webhooks/outgoing/write-bodies'
import { askQuestion } from './ask-question'
import { closeQuestion } from './close-question'
import { giveOrderNumber } from './give-order-number'
import { noteView } from './note-view'

it('words, numbers and looks go; that something was asked stays', async ({ business, house }) => {
  const { customerId, organisationId } = business
  const { invoiceId, token } = await sendBill(business)
  const asked = { kind: 'question', text: 'Ask "Erika" Mustermann' } as const
  const { id: questionId } = await askQuestion(house, token, asked, '203.0.113.7')
  await closeQuestion(house, { organisationId, invoiceId, questionId }, 'Dear Mrs Mustermann')
  await giveOrderNumber(house, token, { number: 'PO Mustermann' }, '203.0.113.7')
  await noteView(house, token, { network: '203.0.113.7' })
  await writeBodies(house, 100)
  await voidInvoice(house, organisationId, invoiceId)
  await house.db.update(invoiceLinks).set({ recipient: 'erika@example.com' })
  const toldOf = () => house.db.select().from(webhookEvents).where(eq(webhookEvents.subjectId, questionId))
  expect(JSON.stringify(await toldOf())).toContain('Mustermann')
  await eraseCustomer(house, organisationId, customerId)
  const [question] = await house.db.select().from(invoiceQuestions)
  expect(question).toMatchObject({ text: 'Erased', answer: null, closedAt: expect.any(Date) })
  const told = await toldOf()
  expect(told).toHaveLength(2)
  for (const table of [invoices, invoiceLinks, webhookEvents])
    expect(JSON.stringify(await house.db.select().from(table))).not.toMatch(/Mustermann|erika@/)
  expect(await house.db.select().from(invoiceViews)).toEqual([])
  expect(told.map(({ payload }) => JSON.parse(payload ?? '').data)).toMatchObject([
    { id: questionId, text: null },
    { id: questionId, text: null, answer: null },
  ])
})
