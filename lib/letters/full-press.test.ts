// A mail waits for its document while the press is full; it never goes without.
import { expect } from 'vitest'
import { invoiceOnPaper } from '@/components/documents/testing/paper'
import { PressBusy, printInTurn } from '@/lib/paper/press'
import { sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { composeMail } from './compose'

// promise 150
it('is tried again later, and then brings it', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  const letter = { id: '4711', kind: 'invoice-sent', content: { invoiceId } }
  const order = { view: invoiceOnPaper(), options: { kind: 'invoice' } }
  // As many as may wait, and one that finds no place.
  const waiting = Array.from({ length: 13 }, () => printInTurn(order))
  const settled = Promise.allSettled(waiting)
  await expect(composeMail(house, letter)).rejects.toMatchObject({ code: 'Server.Unavailable' })
  const outcomes = await settled
  expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
    { reason: expect.any(PressBusy) },
  ])
  const { attachments } = await composeMail(house, letter)
  expect(attachments).toMatchObject([{ contentType: 'application/pdf' }])
})
