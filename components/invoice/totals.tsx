// How the lines add up, and what of it is paid and left.
import { fill } from '@/components/pay/words/fill'
import type { Language } from '@/components/pay/words/language'
import { Amount } from '@/components/ui/amount'
import type { PayerView } from '@/lib/payments/payer-view'
import { displayRate } from './figures'
import { returnedMinor, SETTLED, takenMinor } from './standing'

interface Props {
  view: PayerView
  language: Language
}

interface RowProps extends Props {
  name: string
  minor: number
  isStrong?: boolean
}

function Row({ name, minor, isStrong = false, view, language }: RowProps) {
  return (
    <div className={`flex justify-between gap-4 py-1 ${isStrong ? 'text-17 font-strong' : 'text-muted'}`}>
      <dt>{name}</dt>
      <dd>
        <Amount minor={minor} currency={view.currency} locale={language.locale} />
      </dd>
    </div>
  )
}

/** Only where there is tax: else the subtotal says what the total says. */
export function Taxes({ view, language }: Props) {
  const { paper } = language.words
  if (view.taxes.length === 0) return null
  return (
    <dl className="border-t border-line py-2">
      <Row name={paper.subtotal} minor={view.subTotalMinor} view={view} language={language} />
      {view.taxes.map(({ ratePercent, amountMinor }) => (
        <Row
          key={ratePercent}
          name={fill(paper.tax, { rate: displayRate(ratePercent, language.locale) })}
          minor={amountMinor}
          view={view}
          language={language}
        />
      ))}
    </dl>
  )
}

export function Totals({ view, language }: Props) {
  const { paper } = language.words
  const paidMinor = view.state === 'charged-back' ? 0 : takenMinor(view)
  const refundedMinor = returnedMinor(view)
  const isPartlyPaid = paidMinor > 0 && view.outstandingMinor > 0 && !SETTLED.includes(view.state)
  return (
    <dl className="border-t border-line py-2">
      <Row name={paper.total} minor={view.totalMinor} isStrong view={view} language={language} />
      {paidMinor > 0 && <Row name={paper.paid} minor={paidMinor} view={view} language={language} />}
      {refundedMinor > 0 && (
        <Row name={paper.refunded} minor={refundedMinor} view={view} language={language} />
      )}
      {isPartlyPaid && (
        <Row name={paper.left} minor={view.outstandingMinor} isStrong view={view} language={language} />
      )}
    </dl>
  )
}
