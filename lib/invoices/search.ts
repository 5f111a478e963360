// Searches invoices by reference, number, amount, customer, or several of these together.
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { customerText, type FoundCustomers, searchCustomers } from '@/lib/customers/search'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { minorOf, readAmounts } from '@/lib/search/amounts'
import { fold } from '@/lib/search/fold'
import { gramsOf } from '@/lib/search/grams'
import { holds, likeText, maySlip, nearlyReads, reads, wordsOf } from '@/lib/search/match'
import { allOf, asRecords, inScope } from './browse/conditions'
import type { BrowseScope } from './browse/query'
import type { Tally } from './browse/tallies'
import { isProviderReference } from './named-by-reference'
import { withReference } from './search-references'

/** So many invoices may share a number or an amount; a search for more says too little to go by. */
const FIGURE_CAP = 10_000
/** A search that fits more customers than this says too little to go by. */
export const CUSTOMER_CAP = 200
/** A name and a figure go by the figure where it finds no more than this. */
const MOST_WITH_FIGURE = 1_000
/** Otherwise, of each customer so many of the newest are looked at for it. */
const LOOKED_AT = 500

export interface Hits {
  invoiceIds: string[]
  customerIds: string[]
  /** There is more that fits than this. */
  isTooWide: boolean
}

type Pairs = readonly Pick<Tally, 'status' | 'currency'>[]

const idsOf = async (db: Database, query: SQL): Promise<string[]> =>
  (await db.execute<{ id: string }>(query)).map(({ id }) => id)

const DOCUMENT = sql`search_fold(i.document_number)`

const documentOf = (scope: BrowseScope) => ({
  text: DOCUMENT,
  grams: sql`search_grams(i.organisation_id, search_fold(i.document_number))`,
  owner: scope.organisationId,
})

/** A number alone, or behind the letters with which the document's number begins. */
const NUMBER = /^(?:(\p{L}[^\d\s]{0,20}?)[-\s/#.]*)?0*(\d{1,9})$/u

function byNumber(typed: string): SQL | undefined {
  const [, letters, number] = NUMBER.exec(typed) ?? []
  if (number === undefined) return undefined
  const begins = letters ? sql`${DOCUMENT} collate "C" like ${likeText(letters).slice(1)}` : undefined
  return allOf([sql`i.number = ${Number(number)}::int`, begins])
}

const numbered = (scope: BrowseScope, fits: SQL, most: number): SQL => sql`
  select i.id from invoices i where ${allOf([fits, inScope(sql`i.organisation_id`, scope)])} limit ${most + 1}::int`

/** Part of the document's number, with a digit in it: letters alone begin all of them. */
function byDocument(scope: BrowseScope, typed: string): SQL | undefined {
  const part = typed.replaceAll(' ', '')
  if (!/\d/.test(part) || gramsOf(part).length === 0 || Array.from(part).length < 3) return undefined
  return allOf([sql`i.document_number is not null`, holds(documentOf(scope), [part])])
}

/** What the figure amounts to in each currency that there is. */
const minorsOf = (typed: string, currencies: readonly string[]) =>
  readAmounts(typed).flatMap((reading) =>
    currencies.flatMap((currency) => {
      const minor = isCurrency(currency) ? minorOf(reading, currencyDigits(currency)) : undefined
      return minor === undefined ? [] : [{ currency, minor }]
    }),
  )

/** The total, or what is still owed of it; along the indexes that have the amounts of each status and currency in order. */
function byAmount(scope: BrowseScope, typed: string, pairs: Pairs, most: number): SQL | undefined {
  const minors = minorsOf(typed, [...new Set(pairs.map(({ currency }) => currency))])
  const statuses = [...new Set(pairs.map(({ status }) => status))]
  const asked = minors.flatMap((minor) => statuses.map((status) => ({ ...minor, status })))
  if (asked.length === 0) return undefined
  const mine = allOf([inScope(sql`i.organisation_id`, scope), sql`i.currency = c.currency`])
  const newest = sql`order by i.issue_date desc, i.id desc limit ${most + 1}::int`
  const list = sql`jsonb_to_recordset(${asRecords(asked)}) as c(status text, currency bpchar, minor bigint)`
  return sql`
    select w.id from ${list} cross join lateral (
      select i.id from invoices i where ${mine} and i.status = c.status and i.total_minor = c.minor ${newest}) w
    union
    select w.id from ${list} cross join lateral (
      select i.id from invoices i where ${mine} and i.status = 'PartiallyPaid' and c.status = 'PartiallyPaid'
        and i.outstanding_minor = c.minor ${newest}) w`
}

async function withFigure(
  db: Database,
  scope: BrowseScope,
  typed: string,
  pairs: Pairs,
  most = FIGURE_CAP,
): Promise<string[]> {
  const [number, document] = [byNumber(typed), byDocument(scope, typed)]
  const queries = [
    number && numbered(scope, number, most),
    document && numbered(scope, document, most),
    byAmount(scope, typed, pairs, most),
  ].filter((query) => query !== undefined)
  const found = await Promise.all(queries.map((query) => idsOf(db, query)))
  return [...new Set(found.flat())]
}

/** One row's figures: its number, a part of that, or its amounts. `i` is the invoice. */
function hasFigure(word: string, pairs: Pairs): SQL {
  const minors = minorsOf(word, [...new Set(pairs.map(({ currency }) => currency))])
  const amounts = minors.map(
    ({ currency, minor }) =>
      sql`(i.currency = ${currency} and (i.total_minor = ${minor}::bigint or i.outstanding_minor = ${minor}::bigint))`,
  )
  const number = byNumber(word)
  const all = [reads(DOCUMENT, [word]), ...(number ? [number] : []), ...amounts]
  return sql`(${sql.join(all, sql` or `)})`
}

const hasDigit = (word: string): boolean => /\d/.test(word)

interface Both {
  figures: string[]
  names: string[]
}

/** From the figure to the name, as long as few have it. Undefined where many do, or where no index has so short a part of a number. */
async function byFigure(db: Database, scope: BrowseScope, { figures, names }: Both, pairs: Pairs) {
  const [longest = ''] = figures.toSorted((one, other) => other.length - one.length)
  if (!byDocument(scope, longest)) return undefined
  const some = await withFigure(db, scope, longest, pairs, MOST_WITH_FIGURE)
  if (some.length > MOST_WITH_FIGURE) return undefined
  if (some.length === 0) return []
  const called = (isCalled: SQL) =>
    idsOf(
      db,
      sql`select i.id from jsonb_array_elements_text(${asRecords(some)}) named
        cross join lateral (select * from invoices one where one.id = named.value::uuid limit 1) i
        join customers on customers.id = i.customer_id
        where ${allOf([isCalled, sql`customers.merged_into is null`, ...figures.map((figure) => hasFigure(figure, pairs))])}`,
    )
  const ids = await called(reads(customerText, names))
  if (ids.length > 0 || !maySlip(names)) return ids
  const exact = await searchCustomers(db, scope.organisationId, names, { most: 1, mayBeNear: false })
  return exact.ids.length > 0 ? [] : called(nearlyReads(customerText, names))
}

async function byName(
  db: Database,
  { organisationId }: BrowseScope,
  { figures, names }: Both,
  pairs: Pairs,
  most: number,
) {
  const { ids } = await searchCustomers(db, organisationId, names, { most, mayBeNear: true })
  if (ids.length === 0) return []
  return idsOf(
    db,
    sql`select i.id from jsonb_array_elements_text(${asRecords(ids)}) customer
      cross join lateral (
        select i.* from invoices i where i.customer_id = customer.value::uuid order by i.issue_date desc limit ${LOOKED_AT}::int
      ) i where ${allOf(figures.map((figure) => hasFigure(figure, pairs)))}`,
  )
}

/** A name and a figure: "Krone 661.38" is the invoice of that amount to the customer of that name. */
async function withBoth(
  db: Database,
  scope: BrowseScope,
  words: readonly string[],
  pairs: Pairs,
  most: number,
) {
  const both = { figures: words.filter(hasDigit), names: words.filter((word) => !hasDigit(word)) }
  if (both.figures.length === 0 || both.names.length === 0) return []
  return (await byFigure(db, scope, both, pairs)) ?? byName(db, scope, both, pairs, most)
}

const press = (invoiceIds: string[], named: FoundCustomers): Hits => ({
  invoiceIds: invoiceIds.slice(0, FIGURE_CAP),
  customerIds: named.ids,
  isTooWide: named.isMore || invoiceIds.length > FIGURE_CAP,
})

/** A figure may be part of a name, too. Only where nothing fits, names are compared with a slip of the finger in mind. */
export async function findHits(
  db: Database,
  scope: BrowseScope,
  q: string,
  pairs: Pairs,
  most = CUSTOMER_CAP,
): Promise<Hits> {
  const named = await withReference(db, scope, q)
  if (isProviderReference(q) && named.length > 0)
    return { invoiceIds: named, customerIds: [], isTooWide: false }
  const words = wordsOf(q)
  const found = await Promise.all([
    withFigure(db, scope, fold(q), pairs),
    withBoth(db, scope, words, pairs, most),
  ])
  const invoiceIds = [...new Set([...named, ...found.flat()])]
  const mayBeNear = invoiceIds.length === 0
  return press(invoiceIds, await searchCustomers(db, scope.organisationId, words, { most, mayBeNear }))
}

/** So many customers' invoices are put in order by their age; of more, a page is found by going through all from the newest. */
const SORTED_CUSTOMERS = 500

/** Each word is in the name or is a figure: for lists that go through all invoices, where so many fit that a page is near. */
const fitsEach = (q: string, pairs: Pairs): SQL =>
  allOf(
    wordsOf(q).map(
      (word) => sql`(${reads(sql`customers.search_text`, [word])}
      or exists (select 1 from (select invoices.*) i where ${hasFigure(word, pairs)}))`,
    ),
  )

/** The same as a condition on `invoices` and their `customers`, for a list that must be whole. */
export async function isSought(db: Database, scope: BrowseScope, q: string, pairs: Pairs): Promise<SQL> {
  const { customerIds, invoiceIds, isTooWide } = await findHits(db, scope, q, pairs, SORTED_CUSTOMERS)
  if (isTooWide) return fitsEach(q, pairs)
  // A planner that knows how few they are does not read the whole table for them.
  if (customerIds.length === 0) return sql`invoices.id = any(${`{${invoiceIds.join(',')}}`}::uuid[])`
  return sql`invoices.id in (
    select value::uuid from jsonb_array_elements_text(${asRecords(invoiceIds)})
    union
    select named.id from jsonb_array_elements_text(${asRecords(customerIds)}) customer
    join invoices named on named.customer_id = customer.value::uuid)`
}
