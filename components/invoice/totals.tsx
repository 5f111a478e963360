// The totals: what the lines add up to, and what is paid and left.
import { Amount } from '@/components/ui/amount'
import type { PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'
import { displayRate } from './figures'
import { chargedBackMinor, returnedMinor, SETTLED, takenMinor } from './standing'

interface Props {
  view: PayerView
  reader: Reader
}

interface RowProps extends Props {
  name: string
  minor: number
  isStrong?: boolean
}

function Row({ name, minor, isStrong = false, view, reader }: RowProps) {
  return (
    <div className={`flex justify-between gap-4 py-1 ${isStrong ? 'text-17 font-strong' : 'text-muted'}`}>
      <dt>{name}</dt>
      <dd>
        <Amount minor={minor} currency={view.currency} locale={reader.locale} />
      </dd>
    </div>
  )
}

/** Only where there is tax: else the subtotal says what the total says. */
export function Taxes({ view, reader }: Props) {
  const { locale, say } = reader
  const taxes = view.taxes.filter(({ ratePercent }) => ratePercent !== '0')
  if (taxes.length === 0) return null
  return (
    <dl className="border-t border-line py-2">
      <Row name={say('page.paper.subtotal')} minor={view.subTotalMinor} view={view} reader={reader} />
      {taxes.map(({ ratePercent, amountMinor }) => (
        <Row
          key={ratePercent}
          name={say('page.paper.tax', { rate: displayRate(ratePercent, locale) })}
          minor={amountMinor}
          view={view}
          reader={reader}
        />
      ))}
    </dl>
  )
}

export function Totals({ view, reader }: Props) {
  const { say } = reader
  const paidMinor = takenMinor(view)
  const takenBackMinor = chargedBackMinor(view)
  const refundedMinor = returnedMinor(view)
  const isPartlyPaid = paidMinor > 0 && view.outstandingMinor > 0 && !SETTLED.includes(view.state)
  return (
    <dl className="border-t border-line py-2">
      <Row name={say('page.paper.total')} minor={view.totalMinor} isStrong view={view} reader={reader} />
      {paidMinor > 0 && <Row name={say('page.paper.paid')} minor={paidMinor} view={view} reader={reader} />}
      {refundedMinor > 0 && (
        <Row name={say('page.paper.refunded')} minor={refundedMinor} view={view} reader={reader} />
      )}
      {takenBackMinor > 0 && (
        <Row name={say('page.mark.chargedBack')} minor={takenBackMinor} view={view} reader={reader} />
      )}
      {isPartlyPaid && (
        <Row
          name={say('page.paper.left')}
          minor={view.outstandingMinor}
          isStrong
          view={view}
          reader={reader}
        />
      )}
    </dl>
  )
}
