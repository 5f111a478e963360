// The charts of the start page, in the currency that was chosen.
import type { Report } from '@/lib/reports/report'
import { CurrencyChoice } from './currency-choice'
import { DueFigure, IncomeFigure, PaceFigure } from './figures'

interface Props {
  report: Report
  currencies: string[]
  organisationId: string | undefined
  timeZone: string
  locale: string
}

export function StartFigures({ currencies, locale, organisationId, report, timeZone }: Props) {
  const shown = { report, locale, thisWeek: report.income.at(-1)?.week ?? '' }
  return (
    <>
      <CurrencyChoice currencies={currencies} chosen={report.currency} organisationId={organisationId} />
      <DueFigure {...shown} />
      <div className="grid gap-10 border-t border-line pt-6 wide:grid-cols-2">
        <IncomeFigure {...shown} />
        <PaceFigure {...shown} />
      </div>
      <p className="text-13 text-muted">
        Weeks start on Monday,{' '}
        {organisationId ? `in the time zone ${timeZone}` : 'each organisation’s in its time zone'}. Amounts
        due are counted by due date: invoices without one are not included.
      </p>
    </>
  )
}
