// How the numbers of an organisation's documents look, and which comes next.
import type { Queryable } from '@/db/database'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { dayIn } from '@/lib/time-zone'
import { patternOf, periodOf, printNumber } from './number-pattern'
import { type SeriesRow, selectSeries } from './number-store'
import { bySeries, type DocumentNumbering } from './numbering-api'
import type { Organisation } from './organisation'

export interface NumberedOrganisation {
  organisation: Organisation
  documentNumbering: DocumentNumbering
}

function numberingOf(organisation: Organisation, rows: SeriesRow[], now: Date): DocumentNumbering {
  const { lastDocumentNumber, numberPatterns } = organisation
  const today = dayIn(organisation.timeZone, now)
  return bySeries((series) => {
    const pattern = patternOf(numberPatterns, series)
    const period = periodOf(pattern, today)
    const reached = rows.find((row) => row.series === series && row.period === period)?.lastNumber
    // Before a pattern is chosen, invoices bear the organisation's own count.
    const isHouseStyle = series === 'invoices' && numberPatterns.invoices === undefined
    const next = (reached ?? (isHouseStyle ? lastDocumentNumber : 0)) + 1
    return { pattern, next, example: printNumber(pattern, period, next) }
  })
}

async function numberAll(
  db: Queryable,
  organisations: Organisation[],
  now: Date,
): Promise<NumberedOrganisation[]> {
  if (organisations.length === 0) return []
  const rows = await selectSeries(
    db,
    organisations.map(({ id }) => id),
  )
  const rowsOf = Map.groupBy(rows, ({ organisationId }) => organisationId)
  return organisations.map((organisation) => ({
    organisation,
    documentNumbering: numberingOf(organisation, rowsOf.get(organisation.id) ?? [], now),
  }))
}

export async function withNumbering(
  { clock, db }: House,
  organisation: Organisation,
): Promise<NumberedOrganisation> {
  const [numbered] = await numberAll(db, [organisation], clock.now())
  if (!numbered) throw new Error('an organisation without numbers')
  return numbered
}

export const withNumberings = async (
  { clock, db }: House,
  page: Page<Organisation>,
): Promise<Page<NumberedOrganisation>> => ({ ...page, rows: await numberAll(db, page.rows, clock.now()) })
