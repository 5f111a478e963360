// A discount that was taken back is told to its payer, with the paper; and not where the money has come back meanwhile.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { creditNotes } from '@/db/schema/documents'
import { transact } from '@/db/transact'
import { creditDiscount } from '@/lib/credit-notes/discount'
import { newId } from '@/lib/ids'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { payerLetters } from '@/lib/testing/payer-letters'
import { composeMail } from './compose'

it('says how much and why, with what cancels its credit note, until it is in force again (promise 155)', async ({
  business,
  house,
}) => {
  const content = (await payerLetters(business))['discount-withdrawn']
  const compose = () => composeMail(house, { id: newId(), kind: 'discount-withdrawn', content })
  const mail = await compose()
  expect(mail.subject).toMatch(/^Discount of €1.00 for invoice INV-\d+ taken back$/)
  expect(mail.text).toContain('has gone back, so the discount for it does not hold any more')
  expect(mail.attachments).toHaveLength(1)
  const { creditNoteId } = content as { creditNoteId: string }
  const [note] = await house.db.select().from(creditNotes).where(eq(creditNotes.id, creditNoteId))
  const { invoiceId, organisationId, paymentId } = note ?? {}
  if (!invoiceId || !organisationId || !paymentId) throw new Error('no credit note of a payment')
  await transact(house.db, (tx) =>
    creditDiscount(tx, { id: paymentId, invoiceId, organisationId }, 100, house.clock.now()),
  )
  await expect(compose()).rejects.toThrow('The discount is in force again.')
})
