// Freezes what an issued credit note says: the parties of the invoice that it corrects, its own lines and amounts.
import { eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { issuedDocuments } from '@/db/schema/documents'
import type { Transaction } from '@/db/transact'
import { insertIssuedDeliveries } from '@/lib/documents/delivery-store'
import { drawUpInvoice } from '@/lib/documents/draw-up'
import { insertIssued, selectInvoiceRows, selectPayersNumber } from '@/lib/documents/freeze-store'
import type { DocumentSnapshot, SnapshotLine } from '@/lib/documents/snapshot'
import { newId } from '@/lib/ids'
import { formatMillionths, PPM_OF_ALL } from '@/lib/money/decimal'
import { toMinor } from '@/lib/money/money'
import { divideHalfUp } from '@/lib/money/rounding'
import type { CreditNote, CreditNoteLine } from './credit-note'

/** What the invoice said when it was issued; one from before that was frozen says what it says now. */
async function selectSnapshot(tx: Queryable, invoiceId: string): Promise<DocumentSnapshot> {
  const { snapshot } = issuedDocuments
  const [kept] = await tx
    .select({ snapshot })
    .from(issuedDocuments)
    .where(eq(issuedDocuments.invoiceId, invoiceId))
  if (kept && isWhole(kept.snapshot)) return kept.snapshot
  const [rows] = await selectInvoiceRows(tx, [invoiceId])
  if (!rows) throw new Error('a credit note belongs to no invoice')
  return drawUpInvoice(rows)
}

/** It is emptied when its term has ended. */
const isWhole = (snapshot: object): snapshot is DocumentSnapshot =>
  'seller' in snapshot && 'buyer' in snapshot

function lineOf(line: CreditNoteLine, of: DocumentSnapshot, allowanceReason: string): SnapshotLine {
  const { discountMinor, lineId, quantityMillionths, unitPriceMillionths } = line
  const original = of.lines.find(({ id }) => id === lineId)
  const group = of.taxGroups.find((it) => it.category === line.taxCategory && it.ratePpm === line.taxRatePpm)
  return {
    id: lineId ?? String(line.position + 1),
    ...{ description: line.description, unit: line.unit, taxRatePpm: line.taxRatePpm },
    quantity: formatMillionths(quantityMillionths),
    unitPrice: formatMillionths(unitPriceMillionths),
    discount:
      discountMinor === 0
        ? null
        : {
            percent: null,
            amountMinor: discountMinor,
            reason: original?.discount?.reason ?? allowanceReason,
          },
    taxCategory: group?.category ?? 'S',
    taxRateName: original?.taxRateName ?? group?.name ?? null,
    taxExemptionReason: line.taxExemptionReason,
    ...{ netMinor: line.netMinor, taxMinor: line.taxMinor },
  }
}

/** Before tax; with it where the prices are written so. */
const sumOf = (note: CreditNote, field: 'discountMinor' | 'chargeMinor', isWithTax: boolean): number =>
  note.taxGroups.reduce((sum, group) => {
    const tax = divideHalfUp(BigInt(group[field]) * BigInt(isWithTax ? group.ratePpm : 0), BigInt(PPM_OF_ALL))
    return sum + group[field] + toMinor(tax)
  }, 0)

function drawUp(note: CreditNote, of: DocumentSnapshot, corrects: CreditNote | undefined): DocumentSnapshot {
  const { documentNumber, issueDate, reason, subTotalMinor, taxGroups, taxMinor, totalMinor } = note
  const asWritten = (field: 'discountMinor' | 'chargeMinor') => sumOf(note, field, of.pricesIncludeTax)
  const [discountMinor, chargeMinor] = [asWritten('discountMinor'), asWritten('chargeMinor')]
  const isPart = totalMinor !== of.totalMinor
  // All of it is said as the invoice said it.
  const scaled = <T extends { percent: string | null; amountMinor: number }>(
    it: T,
    amountMinor: number,
  ): T => (isPart ? { ...it, amountMinor, percent: null } : it)
  const corrected = corrects ?? of
  // How the invoice was to be paid is no matter of what corrects it.
  const { parts: _, ...said } = of
  return {
    ...said,
    // What takes a credit note back asks for its amount again.
    kind: corrects ? 'invoice' : 'credit-note',
    ...{ documentNumber: documentNumber ?? '', issueDate: issueDate ?? '', dueDate: null, memo: null },
    lines: note.lines.map((line) => lineOf(line, of, reason)),
    discount: of.discount && discountMinor !== 0 ? scaled(of.discount, discountMinor) : null,
    charge: of.charge && chargeMinor !== 0 ? scaled(of.charge, chargeMinor) : null,
    ...{ taxGroups, subTotalMinor, taxMinor, totalMinor, linkId: null },
    corrects: {
      documentNumber: corrected.documentNumber ?? '',
      issueDate: corrected.issueDate ?? '',
      reason,
    },
  }
}

/** What a credit note says, a draft with the day that it is given. `cancelled` is the one that it takes back. */
export const drawUpCreditNote = async (
  db: Queryable,
  note: CreditNote,
  cancelled?: CreditNote,
): Promise<DocumentSnapshot> => ({
  ...drawUp(note, await selectSnapshot(db, note.invoiceId), cancelled),
  ...(await selectPayersNumber(db, note.invoiceId)),
})

/** In the transaction that issues it, once it has its number. */
export async function freezeCreditNote(
  tx: Transaction,
  note: CreditNote,
  issuedAt: Date,
  cancelled?: CreditNote,
): Promise<void> {
  const { id: creditNoteId, organisationId } = note
  const snapshot = await drawUpCreditNote(tx, note, cancelled)
  const { documentNumber } = snapshot
  const about = { kind: 'credit-note', creditNoteId, documentNumber } as const
  const id = newId()
  await insertIssued(tx, [{ id, organisationId, ...about, snapshot: { ...snapshot }, issuedAt }])
  await insertIssuedDeliveries(tx, [id])
}
