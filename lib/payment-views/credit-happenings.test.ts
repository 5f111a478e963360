// The timeline of an invoice tells of its credit notes: who issued each, which refund made it, and what took it back.
import { expect } from 'vitest'
import { POST as issueRoute } from '@/app/credit-notes/[id]/issue/route'
import { POST as createRoute } from '@/app/credit-notes/route'
import { POST as refundRoute } from '@/app/invoices/[id]/payments/[paymentId]/refunds/route'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, payBill } from '@/lib/testing/payer'
import { inspectInvoice } from './inspect-invoice'

async function creditsOf({ house, organisationId }: Business, invoiceId: string) {
  const { timeline } = await inspectInvoice(house, organisationId, invoiceId)
  const kinds = ['credit-note', 'credit-note-cancelled']
  const isOfCredit = (it: (typeof timeline.happenings)[number]) =>
    kinds.includes(it.kind) || (it.kind === 'mail' && it.mail !== 'invoice-sent')
  return timeline.happenings.filter(isOfCredit).toReversed()
}

it('one by hand is told with who issued it and why, once it is issued', async ({ business }) => {
  const { invoiceId } = await sendBill(business)
  const body = { invoiceId, amount: '40.76', reason: 'Delivered too late' }
  const { json } = await call(createRoute, { ...business, body })
  expect(await creditsOf(business, invoiceId)).toEqual([])
  const params = { id: String(json.id) }
  for (let turn = 0; turn < 2; turn++) await call(issueRoute, { ...business, params })
  expect(await creditsOf(business, invoiceId)).toMatchObject([
    {
      ...{ kind: 'credit-note', creditNoteId: json.id, documentNumber: 'CN-0001', amountMinor: 4_076 },
      ...{ reason: 'Delivered too late', refundId: null, by: expect.stringMatching(/^API key/) },
    },
    { kind: 'mail', mail: 'credit-note-issued', state: 'waiting' },
  ])
})

// promise 148
it('one by a refund is told with the refund, and what took it back when that failed', async ({
  business,
}) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await selectPaymentsOfInvoice(business.house.db, invoiceId)
  const params = { id: invoiceId, paymentId: payment?.id ?? '' }
  const { json } = await call(refundRoute, { ...business, params, body: {} })
  await hearEvents(business)
  const issued = { kind: 'credit-note', documentNumber: 'CN-0001', amountMinor: 14_076, refundId: json.id }
  const before = (await creditsOf(business, invoiceId)).filter(({ kind }) => kind !== 'mail')
  expect(before).toMatchObject([{ ...issued, by: expect.stringMatching(/^API key/) }])
  const [refund] = await business.sandbox.objects('refund', business.accountId)
  await business.sandbox.post(`refunds/${refund?.id}/fail`)
  await hearEvents(business)
  const after = (await creditsOf(business, invoiceId)).filter(({ kind }) => kind !== 'mail')
  expect(after).toMatchObject([
    issued,
    { kind: 'credit-note-cancelled', documentNumber: 'CN-0002', cancelledNumber: 'CN-0001', by: null },
  ])
})
