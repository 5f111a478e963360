// A refund that credits tells its payer once: of the money, and with the paper of the credit note; and of what takes it back.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { newId } from '@/lib/ids'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { refundPayment } from '@/lib/payments/refund'
import { type Business, sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { expectInvariants, hearEvents, payBill } from '@/lib/testing/payer'
import { composeMail } from './compose'

it.afterEach(({ business }) => expectInvariants(business))

/** What payers were told since, as if each had left at once. */
async function mails({ house }: Business) {
  const rows = await house.db.execute<{ id: string; kind: string; content: object }>(sql`
    select id, kind, content from outbox where state = 'waiting' and kind in
      ('refund-notice', 'refund-failed-payer', 'credit-note-issued') order by created_at, kind`)
  const told = []
  for (const row of rows) {
    const { attachments = [], subject, text, to } = await composeMail(house, row)
    const papers = attachments.map(({ contentType, filename }) => `${filename} ${contentType}`)
    told.push({ kind: row.kind, papers, subject, text, to: to.map(({ address }) => address) })
  }
  await house.db.execute(sql`update outbox set state = 'sent', sent_at = now() where state = 'waiting'`)
  return told
}

async function refunded(business: Business, order: { amount?: string; owedAgain?: boolean } = {}) {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await selectPaymentsOfInvoice(business.house.db, invoiceId)
  await mails(business)
  const wanted = { id: newId(), reason: 'Delivered too late', ...order }
  const refund = await refundPayment(
    business.house,
    business.organisationId,
    invoiceId,
    payment?.id ?? '',
    wanted,
  )
  await hearEvents(business)
  return refund
}

// promise 148
it('one mail brings the money’s news and the credit note', async ({ business }) => {
  await refunded(business, { amount: '40.76' })
  const told = await mails(business)
  expect(told).toMatchObject([
    {
      kind: 'refund-notice',
      papers: ['CN-0001.pdf application/pdf'],
      subject: 'Refund from Bäckerei Morgenrot for invoice INV-0001',
      to: ['accounts@lindenhof.example'],
    },
  ])
  expect(told[0]?.text).toContain('Credit note CN-0001 for €40.76')
  expect(told[0]?.text).toMatch(/View invoice.*\/i\//s)
  await hearEvents(business)
  expect(await mails(business)).toEqual([])
})

it('what is owed again is credited by nothing', async ({ business }) => {
  await refunded(business, { owedAgain: true })
  const told = await mails(business)
  expect(told).toMatchObject([{ kind: 'refund-notice', papers: [] }])
  expect(told[0]?.text).not.toContain('Credit note')
})

it('of a refund that fails, the document comes that takes the credit note back', async ({ business }) => {
  const { providerReference } = await refunded(business)
  await mails(business)
  await business.sandbox.post(`refunds/${providerReference}/fail`)
  await hearEvents(business)
  const told = await mails(business)
  expect(told).toMatchObject([
    {
      kind: 'refund-failed-payer',
      papers: ['CN-0002.pdf application/pdf'],
      to: ['accounts@lindenhof.example'],
    },
  ])
  expect(told[0]?.text).toContain(
    'Credit note CN-0001, which went with it, no longer counts: document CN-0002',
  )
  await hearEvents(business)
  expect(await mails(business)).toEqual([])
})

it('links alone are sent where the organisation wants no files', async ({ business, house }) => {
  await house.db.execute(sql`update organisations set attaches_documents = false
    where id = ${business.organisationId}::uuid`)
  await refunded(business)
  const told = await mails(business)
  expect(told).toMatchObject([{ kind: 'refund-notice', papers: [] }])
  expect(told[0]?.text).toContain('Credit note CN-0001')
})
