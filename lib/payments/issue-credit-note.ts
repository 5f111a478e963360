// Issues a credit note; what is being paid at the moment is closed first, because it would be the old amount.
import { transact } from '@/db/transact'
import type { CreditNote } from '@/lib/credit-notes/credit-note'
import { findCreditNote } from '@/lib/credit-notes/find'
import { issueWithin, lockDraft } from '@/lib/credit-notes/issue'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { closeForChange } from './close'
import { selectLivePayments } from './store'

const TURNS = 5

/**
 * A repeat changes nothing. A debit on its way stays: what it brings beyond the invoice is a surplus like any other. Throws
 * `CreditNote.NotFound`, `CreditNote.NotCreditable`, `CreditNote.ExceedsInvoice`, `Payment.InFlight`, `Payment.ProviderError`.
 */
export async function issueCreditNote(house: House, organisationId: string, id: string): Promise<CreditNote> {
  const { clock, db } = house
  for (let turn = 0; turn < TURNS; turn++) {
    const { invoiceId } = await findCreditNote(house, organisationId, id)
    const isDone = await transact(db, async (tx) => {
      const of = await lockDraft(tx, organisationId, id)
      if (!of) return true
      const live = await selectLivePayments(tx, invoiceId)
      if (live.some(({ payment }) => payment.state !== 'processing')) return false
      await issueWithin(tx, of, clock.now())
      return true
    })
    if (isDone) return findCreditNote(house, organisationId, id)
    await closeForChange(house, invoiceId, ['processing'])
  }
  throw new Failure('Payment.InFlight', 'The invoice is being paid right now. Try again.')
}
