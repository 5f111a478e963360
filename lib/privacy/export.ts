// Exports all that is stored about one customer, or about one person who signs in.
import { findCustomer } from '@/lib/customers/find'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { selectUser } from '@/lib/people/store'
import { type Rows, rowsOfCustomer, rowsOfPerson } from './export-rows'
import { MOST_ROWS, selectCustomerIds, selectPapers, selectRows } from './export-store'
import { HOLDINGS } from './holdings'

export interface Paper {
  kind: 'invoice' | 'receipt'
  documentNumber: string
  /** Where it can be downloaded, by somebody who is signed in. */
  href: string
}

export interface Held {
  table: string
  kept: string
  why: string
  remains: string
  /** Whether these are all; the rest of a very large table has to be read through the lists. */
  isComplete: boolean
  rows: Record<string, unknown>[]
}

export interface Export {
  exportedAt: Date
  subject: { kind: 'customer' | 'person'; id: string }
  papers: Paper[]
  data: Held[]
}

async function read({ db }: House, tables: Record<string, Rows>): Promise<Held[]> {
  const held: Held[] = []
  for (const [table, rows] of Object.entries(tables)) {
    const { kept = '', remains = '', why = '' } = HOLDINGS[table] ?? {}
    const theirs = await selectRows(db, table, rows)
    held.push({
      ...{ table, kept, why, remains, isComplete: theirs.length <= MOST_ROWS },
      rows: theirs.slice(0, MOST_ROWS),
    })
  }
  return held
}

/** Throws `Customer.NotFound`. */
export async function exportCustomer(house: House, organisationId: string, named: string): Promise<Export> {
  const { id } = await findCustomer(house, organisationId, named)
  await takeTurn(house, 'exported', organisationId)
  const theirs = await selectCustomerIds(house.db, organisationId, id)
  const papers = (await selectPapers(house.db, theirs)).flatMap(({ documentNumber, id: invoice, isPaid }) =>
    (isPaid ? (['invoice', 'receipt'] as const) : (['invoice'] as const)).map((kind) => ({
      kind,
      documentNumber,
      href: `${house.env.appUrl}/admin/invoices/${invoice}/${kind}.pdf`,
    })),
  )
  const data = await read(house, rowsOfCustomer(theirs, organisationId))
  return { exportedAt: house.clock.now(), subject: { kind: 'customer', id }, papers, data }
}

/** Throws `User.NotFound`. */
export async function exportPerson(house: House, id: string): Promise<Export> {
  const { email } = found(await selectUser(house.db, id), 'User.NotFound')
  await takeTurn(house, 'exported', id)
  const data = await read(house, rowsOfPerson({ id, email }))
  return { exportedAt: house.clock.now(), subject: { kind: 'person', id }, papers: [], data }
}
