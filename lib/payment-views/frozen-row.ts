// An invoice as it was issued: what a version before has sent is frozen when somebody first looks at it.
import { drawUpInvoice } from '@/lib/documents/draw-up'
import { snapshotIn } from '@/lib/documents/file-store'
import { freezeLater } from '@/lib/documents/freeze'
import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import type { House } from '@/lib/house'
import { type PayerRow, selectPayerRow, selectPayerRowByLink } from './payer-store'

/** What was frozen; of a draft, and of what was emptied, what the books say now. */
export const snapshotOf = (row: PayerRow): DocumentSnapshot =>
  (row.snapshot && snapshotIn(row.snapshot)) ?? drawUpInvoice({ ...row, logoSha256: null, linkId: null })

/** What was emptied is frozen no more. */
const isYetToFreeze = ({ invoice, snapshot }: PayerRow): boolean =>
  snapshot === null && invoice.sentAt !== null && invoice.contentsErasedAt === null

async function frozen(
  { clock, db, log }: House,
  read: () => Promise<PayerRow | undefined>,
): Promise<PayerRow | undefined> {
  const row = await read()
  if (!row || !isYetToFreeze(row)) return row
  try {
    await freezeLater(db, [row.invoice.id], clock.now())
  } catch (error) {
    // It can still be read and paid; the background tries again, and says so.
    log.error({ err: error, invoiceId: row.invoice.id }, 'what this invoice says could not be frozen')
    return row
  }
  return read()
}

/** For who may see the invoice without its link; a draft has none yet. */
export const findRow = (house: House, invoiceId: string) =>
  frozen(house, () => selectPayerRow(house.db, invoiceId))

/** Undefined where the link is unknown, revoked or expired. `network` is a hash of where somebody looks from. */
export const findRowByLink = (house: House, tokenHash: string, now: Date, network: string | null = null) =>
  frozen(house, () => selectPayerRowByLink(house.db, tokenHash, now, network))
