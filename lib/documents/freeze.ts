// Freezes what an issued document says: whatever is edited afterwards, it goes on saying it.
import type { Database } from '@/db/database'
import { type Transaction, transact } from '@/db/transact'
import { newId } from '@/lib/ids'
import { insertIssuedDeliveries } from './delivery-store'
import { drawUpInvoice, type InvoiceRows } from './draw-up'
import { insertIssued, lockKept, type NewIssued, selectInvoiceRows } from './freeze-store'

function issuedOf(rows: InvoiceRows, frozenLater: Date | null): NewIssued[] {
  const { id, organisationId, sentAt: issuedAt } = rows.invoice
  const snapshot = drawUpInvoice(rows)
  const { documentNumber } = snapshot
  if (issuedAt === null) return []
  const about = { kind: 'invoice', invoiceId: id, documentNumber } as const
  return [{ id: newId(), organisationId, ...about, snapshot: { ...snapshot }, frozenLater, issuedAt }]
}

/** In the transaction that issues it, once it has its number and its link. */
export async function freezeInvoice(tx: Transaction, invoiceId: string): Promise<void> {
  const rows = await selectInvoiceRows(tx, [invoiceId])
  const issued = rows.flatMap((row) => issuedOf(row, null))
  await insertIssued(tx, issued)
  await insertIssuedDeliveries(
    tx,
    issued.map(({ id }) => id),
  )
}

/** What a version before has issued, as it stands now. What was emptied, because its term has ended, is left alone. */
export async function freezeLater(db: Database, invoiceIds: string[], now: Date): Promise<void> {
  await transact(db, async (tx) => {
    // Nobody empties them meanwhile: what was frozen after that would stay for ever.
    const kept = await lockKept(tx, invoiceIds)
    const rows = await selectInvoiceRows(tx, kept)
    await insertIssued(
      tx,
      rows.flatMap((row) => issuedOf(row, now)),
    )
  })
}
