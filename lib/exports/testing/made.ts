// Documents and money as they stand in the database, made row by row: for tests of what is read from them.
import { creditNotes } from '@/db/schema/documents'
import { customers, invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import { payments } from '@/db/schema/payments'
import type { TaxGroup } from '@/db/schema/tax'
import { newId } from '@/lib/ids'
import type { TestHouse } from '@/lib/testing/house'
import type { People } from '@/lib/testing/people'
import { type ExportFile, type ExportOrder, openExport } from '../export'

export const group = (
  category: TaxGroup['category'],
  percent: number,
  baseMinor: number,
  taxMinor: number,
  more: Partial<TaxGroup> = {},
): TaxGroup => ({
  ...{ category, ratePpm: percent * 10_000, name: null, reason: null, baseMinor, taxMinor },
  ...{ discountMinor: 0, chargeMinor: 0, ...more },
})

const sum = (groups: readonly TaxGroup[], field: 'baseMinor' | 'taxMinor') =>
  groups.reduce((total, one) => total + one[field], 0)

export const totalsOf = (groups: TaxGroup[]) => {
  const [subTotalMinor, taxMinor] = [sum(groups, 'baseMinor'), sum(groups, 'taxMinor')]
  return { subTotalMinor, taxMinor, totalMinor: subTotalMinor + taxMinor, taxGroups: groups }
}

export async function putCustomer(
  { db }: TestHouse,
  { organisationId }: People,
  customer: Partial<typeof customers.$inferInsert>,
): Promise<string> {
  const id = newId()
  await db.insert(customers).values({ id, organisationId, name: 'Somebody', ...customer })
  return id
}

let count = 0

/** A sent invoice. */
export async function putInvoice(
  { db }: TestHouse,
  { customerId, organisationId }: People,
  groups: TaxGroup[],
  more: Partial<typeof invoices.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const number = ++count
  await db.insert(invoices).values({
    ...{ id, organisationId, customerId, currency: 'EUR', issueDate: '2026-10-15' },
    ...{ number, documentNumber: `RE-${number}`, sentAt: new Date('2026-10-15T12:00:00Z') },
    ...totalsOf(groups),
    ...more,
  })
  return id
}

export async function putCreditNote(
  { db }: TestHouse,
  { organisationId }: People,
  invoiceId: string,
  groups: TaxGroup[],
  more: Partial<typeof creditNotes.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  await db.insert(creditNotes).values({
    ...{ id, organisationId, invoiceId, currency: 'EUR', issueDate: '2026-10-20', reason: 'Late' },
    ...{ documentNumber: `GS-${++count}`, issuedAt: new Date('2026-10-20T12:00:00Z') },
    ...totalsOf(groups),
    ...more,
  })
  return id
}

/** A payment of an invoice, booked. */
export async function putPayment(
  { db }: TestHouse,
  { organisationId }: People,
  invoiceId: string,
  occurredAt: string,
  more: Partial<typeof payments.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const at = new Date(occurredAt)
  const { amountMinor = 10_000, currency = 'EUR' } = more
  await db.insert(payments).values({
    ...{ id, organisationId, invoiceId, source: 'manual', state: 'succeeded', livemode: false },
    ...{ succeededAt: at, ...more, amountMinor, currency },
  })
  await putEntry(
    { db },
    { organisationId, invoiceId, paymentId: id, occurredAt: at, kind: 'payment', amountMinor, currency },
  )
  return id
}

export async function putEntry(
  { db }: Pick<TestHouse, 'db'>,
  { amountMinor, currency, ...entry }: Omit<typeof ledgerEntries.$inferInsert, 'fact'>,
): Promise<void> {
  await db.insert(ledgerEntries).values({
    ...{ fact: newId(), amountMinor, currency },
    ...{ organisationId: entry.organisationId, invoiceId: entry.invoiceId, paymentId: entry.paymentId },
    ...{ kind: entry.kind, occurredAt: entry.occurredAt },
  })
}

export const bytesOf = async ({ stream }: Pick<ExportFile, 'stream'>): Promise<Buffer> =>
  Buffer.from(await new Response(stream).arrayBuffer())

type Asked = Partial<ExportOrder> & Pick<ExportOrder, 'kind'>

export const open = (house: TestHouse, { organisationId }: People, asked: Asked): Promise<ExportFile> =>
  openExport(house, { organisationId, from: '2026-10-01', to: '2026-10-31', format: 'csv', ...asked })

/** Line by line and cell by cell, without the head; no cell of it holds a separator. */
export async function rowsOf(house: TestHouse, people: People, asked: Asked): Promise<string[][]> {
  const text = (await bytesOf(await open(house, people, { separator: 'tab', ...asked }))).toString()
  const [, ...lines] = text.trimEnd().split('\r\n')
  return lines.map((line) => line.split('\t'))
}
