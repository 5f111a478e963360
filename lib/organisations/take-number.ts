// Gives a document its number when it is issued: without a gap in its series, and never twice in an organisation.
import type { NumberSeries } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import type { Day } from '@/lib/time-zone'
import { patternOf, periodOf, printNumber } from './number-pattern'
import {
  isTaken,
  lockNumbering,
  type Numbering,
  selectLastOf,
  updateLastInvoice,
  upsertReached,
} from './number-store'

/** Locks the series of the organisation until the transaction ends; a rollback gives the number back. */
export async function lockNumbers(tx: Transaction, organisationId: string): Promise<Numbering> {
  const numbering = await lockNumbering(tx, organisationId)
  if (!numbering) throw new Error('a document belongs to no organisation')
  return numbering
}

/** What no document bears yet: a pattern that was changed back comes upon numbers of its own. */
async function firstFree(
  tx: Transaction,
  organisationId: string,
  print: (count: number) => string,
  from: number,
): Promise<number> {
  let count = from
  while (await isTaken(tx, organisationId, print(count))) count++
  return count
}

/**
 * The next number of a series, for a document that is issued in this transaction. `issueDate` is a day where the organisation is.
 * Invoices have a count of their own besides: `takeInvoiceNumber`.
 */
export async function takeNumber(
  tx: Transaction,
  organisationId: string,
  series: Exclude<NumberSeries, 'invoices'>,
  issueDate: Day,
): Promise<string> {
  const { patterns } = await lockNumbers(tx, organisationId)
  return (await takeCounted(tx, organisationId, series, patternOf(patterns, series), issueDate))
    .documentNumber
}

async function takeCounted(
  tx: Transaction,
  organisationId: string,
  series: NumberSeries,
  pattern: string,
  issueDate: Day,
) {
  const period = periodOf(pattern, issueDate)
  const print = (count: number) => printNumber(pattern, period, count)
  const last = (await selectLastOf(tx, organisationId, series, period)) ?? 0
  const count = await firstFree(tx, organisationId, print, last + 1)
  await upsertReached(tx, organisationId, series, period, count)
  return { count, documentNumber: print(count) }
}

/**
 * `number` counts the invoices of the organisation, as the versions before do, and is what those print. `documentNumber` is of
 * the series, which begins where a pattern is first chosen; until then both are one.
 */
export async function takeInvoiceNumber(
  tx: Transaction,
  organisationId: string,
  issueDate: Day,
): Promise<{ number: number; documentNumber: string }> {
  const { lastDocumentNumber, patterns } = await lockNumbers(tx, organisationId)
  const pattern = patternOf(patterns, 'invoices')
  const isHouseStyle = patterns.invoices === undefined
  const hasBegun = !isHouseStyle || (await selectLastOf(tx, organisationId, 'invoices', '')) !== undefined
  const next = lastDocumentNumber + 1
  if (!hasBegun) {
    const print = (count: number) => printNumber(pattern, '', count)
    const number = await firstFree(tx, organisationId, print, next)
    await updateLastInvoice(tx, organisationId, number)
    return { number, documentNumber: print(number) }
  }
  const { count, documentNumber } = await takeCounted(tx, organisationId, 'invoices', pattern, issueDate)
  // A version before would print its own count in the house's style: it must not come upon this one.
  const number = isHouseStyle ? Math.max(next, count) : next
  await updateLastInvoice(tx, organisationId, number)
  return { number, documentNumber }
}
