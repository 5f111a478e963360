// What of an invoice can still be credited, read under its lock.
import type { Queryable } from '@/db/database'
import type { Transaction } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import { lockInvoice, selectInvoice } from '@/lib/invoices/store'
import type { Creditable } from './reckon'
import { selectInForce } from './store'

export function assertCreditable({ invoice: { status } }: Creditable): void {
  if (status === 'Draft' || status === 'Void')
    throw new Failure('CreditNote.NotCreditable', `An invoice that is ${status} cannot be credited.`)
}

/** Throws `Invoice.NotFound`. */
export async function findCreditable(
  db: Queryable,
  organisationId: string,
  invoiceId: string,
): Promise<Creditable> {
  const invoice = found(await selectInvoice(db, organisationId, invoiceId), 'Invoice.NotFound')
  return { invoice, issued: await selectInForce(db, invoiceId) }
}

/** Until the transaction ends nobody else credits it. Throws `Invoice.NotFound`. */
export async function lockCreditable(
  tx: Transaction,
  organisationId: string,
  invoiceId: string,
): Promise<Creditable> {
  found(await lockInvoice(tx, organisationId, invoiceId), 'Invoice.NotFound')
  return findCreditable(tx, organisationId, invoiceId)
}
