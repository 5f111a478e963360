// Creates a draft of a credit note: it changes nothing until it is issued.
import { transact } from '@/db/transact'
import { found, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { CreditNote } from './credit-note'
import { assertCreditable, lockCreditable } from './creditable'
import { partOfInvoice } from './issue'
import { reckon, type Wanted } from './reckon'
import { selectSetting } from './setting'
import { insertCreditNote, selectCreditNote } from './store'

export interface CreditNoteOrder extends Wanted {
  /** Chosen by the caller, so that a repeat makes the same one. */
  id: string
  organisationId: string
  invoiceId: string
  reason: string
  externalReference?: string | null | undefined
  metadata?: Record<string, string> | undefined
}

/** Throws `Invoice.NotFound`, `CreditNote.NotCreditable`, `CreditNote.ExceedsInvoice`, `Request.Invalid`. */
export async function createCreditNote(house: House, order: CreditNoteOrder): Promise<CreditNote> {
  const { clock, db } = house
  const { amountMinor, externalReference, id, invoiceId, lineItems, metadata, organisationId, reason } = order
  if (lineItems && amountMinor !== undefined)
    throw invalidField('/amount', 'one-of-two', 'amount must not be given together with lineItems.')
  const known = await selectCreditNote(db, organisationId, id)
  if (known) return known
  await transact(db, async (tx) => {
    const of = await lockCreditable(tx, organisationId, invoiceId)
    assertCreditable(of)
    const { reader } = await selectSetting(tx, of.invoice, clock.now())
    const { lines, ...totals } = reckon(of, { lineItems, amountMinor }, partOfInvoice(of, reader))
    const { currency } = of.invoice
    const own = { externalReference, metadata }
    await insertCreditNote(
      tx,
      { ...{ id, organisationId, invoiceId, reason, currency }, ...own, ...totals, createdAt: clock.now() },
      lines,
    )
  })
  return found(await selectCreditNote(db, organisationId, id), 'CreditNote.NotFound')
}
