// Opens an export: what is wrong with the question is known before the first byte, and so is whether there is anything.
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { byteStream } from '@/lib/http/fields/csv-file'
import type { Currency } from '@/lib/money/currency'
import { findOrganisation } from '@/lib/organisations/find'
import type { Organisation } from '@/lib/organisations/organisation'
import { type Day, wallClockIn } from '@/lib/time-zone'
import type { Table } from './cell'
import { creditNotesTable } from './credit-notes'
import { type Chart, readAccounts } from './datev/accounts'
import { batchBytes } from './datev/batch'
import { assertTwoDecimals, walkPostings } from './datev/postings'
import { formOf, type LineForm } from './form'
import { invoicesTable } from './invoices'
import { type ExportKind, isOfProgram, type TableKind } from './kinds'
import { tableLines } from './lines'
import { feesTable, paymentsTable, payoutsTable, refundsTable } from './money'
import { quickbooksLines, xeroLines } from './programs'
import type { Range } from './range'
import { sheetBytes } from './sheet'

export interface ExportOrder extends Partial<LineForm> {
  kind: ExportKind
  organisationId: string
  from: Day
  to: Day
  format: 'csv' | 'xlsx'
  currency?: Currency | undefined
  /** Of DATEV alone, but the account that the others book to is `revenue` too. */
  chart?: Chart | undefined
  receivables?: string | undefined
  revenue?: string | undefined
  consultant?: number | undefined
  client?: number | undefined
  yearBegins?: Day | undefined
}

export interface ExportFile {
  /** With its ending. */
  name: string
  mediaType: string
  stream: ReadableStream<Uint8Array>
  /** There is nothing in these days: the file is its head alone. */
  isEmpty: boolean
}

export const CSV_TYPE = 'text/csv; charset=utf-8'
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const TABLES: Record<TableKind, (house: House, range: Range) => Table> = {
  invoices: invoicesTable,
  'credit-notes': creditNotesTable,
  payments: paymentsTable,
  refunds: refundsTable,
  fees: feesTable,
  payouts: payoutsTable,
}

interface Peeked<Row> {
  rows: AsyncGenerator<Row>
  isEmpty: boolean
}

/** Reads the first row, so that what fails at once is a refusal and no broken file. */
async function peeked<Row>(rows: AsyncGenerator<Row>): Promise<Peeked<Row>> {
  const first = await rows.next()
  async function* all(): AsyncGenerator<Row> {
    if (!first.done) yield first.value
    yield* rows
  }
  return { rows: all(), isEmpty: first.done === true }
}

/** One day more than a year is two of them in a calendar with a leap day; DATEV tells a year by its beginning. */
function yearOf({ from, to, yearBegins }: ExportOrder): Day {
  const begins = yearBegins ?? `${from.slice(0, 4)}-01-01`
  const nextBegins = `${Number(begins.slice(0, 4)) + 1}${begins.slice(4)}`
  if (from < begins || to >= nextBegins)
    throw invalidField(
      '/to',
      'not-one-year',
      `DATEV takes one financial year at a time: the days must lie between ${begins} and ${nextBegins}, the latter not included. Name another beginning with yearBegins.`,
    )
  return begins
}

const DEBTORS = '10000'
/** The smallest that DATEV admits: whoever imports is asked whether they are meant. */
const CONSULTANT = 1001
const CLIENT = 1

async function openDatev(
  house: House,
  order: ExportOrder,
  range: Range,
  organisation: Organisation,
): Promise<ExportFile> {
  const yearBegins = yearOf(order)
  const { chart = 'skr03', client = CLIENT, consultant = CONSULTANT, from, receivables = DEBTORS, to } = order
  const revenue = readAccounts(order.revenue)
  await assertTwoDecimals(house, range)
  const postings = await peeked(
    walkPostings(house, range, { chart, receivables, revenue, seller: organisation }),
  )
  const now = house.clock.now()
  const createdAt = `${wallClockIn(range.timeZone, now)}${now.toISOString().slice(20, 23)}`.replace(/\D/g, '')
  const head = { ...{ createdAt, consultant, client, yearBegins, from, to }, chart: chart.slice(3) }
  return {
    // By this beginning DATEV knows that another program has written it.
    name: `EXTF_Buchungsstapel_${from}_${to}.csv`,
    mediaType: 'text/csv; charset=windows-1252',
    stream: byteStream(batchBytes(head, postings.rows)),
    isEmpty: postings.isEmpty,
  }
}

/** The head of a file of lines is a piece of its own. */
async function openLines(name: string, pieces: AsyncGenerator<string>): Promise<ExportFile> {
  const head = await pieces.next()
  const { isEmpty, rows } = await peeked(pieces)
  async function* all(): AsyncGenerator<string> {
    if (!head.done) yield head.value
    yield* rows
  }
  return { name, mediaType: CSV_TYPE, stream: byteStream(all()), isEmpty }
}

function openProgram(
  house: House,
  order: ExportOrder,
  range: Range,
  organisation: Organisation,
): Promise<ExportFile> {
  if (order.format === 'xlsx' || order.separator || order.decimal)
    throw invalidField(
      order.format === 'xlsx' ? '/format' : order.separator ? '/separator' : '/decimal',
      'own-form',
      `${order.kind} is a CSV file in the form of the program that reads it: leave out format, separator and decimal.`,
    )
  const name = `${order.kind}-${order.from}-${order.to}.csv`
  const { country } = organisation
  if (order.kind === 'datev') return openDatev(house, order, range, organisation)
  if (order.kind === 'xero-invoices')
    return openLines(name, xeroLines(house, range, { country, account: order.revenue ?? '200' }))
  return openLines(name, quickbooksLines(house, range, { country, account: order.revenue ?? 'Sales' }))
}

/** Throws `Organisation.NotFound`, and `Request.Invalid` for what cannot be written so. */
export async function openExport(house: House, order: ExportOrder): Promise<ExportFile> {
  const { currency, from, kind, organisationId, to } = order
  if (to < from) throw invalidField('/to', 'before-from', 'to must not be before from.')
  const organisation = await findOrganisation(house, organisationId)
  const range = { organisationId, timeZone: organisation.timeZone, from, to, currency }
  if (isOfProgram(kind)) return openProgram(house, order, range, organisation)
  const table = TABLES[kind](house, range)
  const name = `${kind}-${from}-${to}`
  const { isEmpty, rows } = await peeked(table.rows)
  if (order.format === 'xlsx')
    return {
      ...{ name: `${name}.xlsx`, mediaType: XLSX_TYPE, isEmpty },
      stream: sheetBytes({ ...table, rows }),
    }
  const usual = formOf(organisation)
  const form = { separator: order.separator ?? usual.separator, decimal: order.decimal ?? usual.decimal }
  return {
    ...{ name: `${name}.csv`, mediaType: CSV_TYPE, isEmpty },
    stream: byteStream(tableLines({ ...table, rows }, form)),
  }
}
