// The totals: what the lines add up to, and what is paid and left.
import { Amount } from '@/components/ui/amount'
import type { Contents } from '@/lib/documents/contents'
import type { PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'
import { displayAllowance, displayRate } from './figures'
import { chargedBackMinor, returnedMinor, SETTLED, takenMinor } from './standing'

interface Props {
  view: PayerView
  reader: Reader
}

interface RowProps {
  view: Pick<PayerView, 'currency'>
  reader: Reader
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

interface TaxesProps {
  view: Pick<PayerView, keyof Contents | 'currency'>
  reader: Reader
}

/** From what the lines come to, to what is taxed. */
function allowances({ view, reader }: TaxesProps): { name: string; minor: number }[] {
  const { charge, discount, linesMinor } = view
  const { say } = reader
  if (!discount && !charge) return []
  const rows = [{ name: say('paper.items'), minor: linesMinor }]
  if (discount)
    rows.push({
      name: displayAllowance(reader, say('paper.discount'), discount),
      minor: -discount.amountMinor,
    })
  if (charge)
    rows.push({ name: displayAllowance(reader, say('paper.surcharge'), charge), minor: charge.amountMinor })
  return rows
}

/** Only where there is tax or something taken off or put on: else the subtotal says what the total says. */
export function Taxes({ view, reader }: TaxesProps) {
  const { locale, say } = reader
  const taxes = view.taxes.filter(({ ratePercent }) => ratePercent !== '0')
  const before = allowances({ view, reader })
  const reasons = new Set(view.taxes.flatMap(({ reason }) => (reason ? [reason] : [])))
  if (taxes.length === 0 && before.length === 0 && reasons.size === 0) return null
  return (
    <>
      <dl className="border-t border-line py-2">
        {before.map(({ minor, name }) => (
          <Row key={name} name={name} minor={minor} view={view} reader={reader} />
        ))}
        <Row name={say('page.paper.subtotal')} minor={view.subTotalMinor} view={view} reader={reader} />
        {taxes.map(({ amountMinor, category, netMinor, ratePercent }) => (
          <Row
            key={`${category} ${ratePercent}`}
            name={
              taxes.length > 1
                ? say('paper.taxOn', {
                    rate: displayRate(ratePercent, locale),
                    net: reader.money(netMinor, view.currency),
                  })
                : say('page.paper.tax', { rate: displayRate(ratePercent, locale) })
            }
            minor={amountMinor}
            view={view}
            reader={reader}
          />
        ))}
      </dl>
      {[...reasons, ...(view.pricesIncludeTax ? [say('paper.pricesIncludeTax')] : [])].map((note) => (
        <p key={note} className="pb-2 text-13 text-muted text-pretty" dir="auto">
          {note}
        </p>
      ))}
    </>
  )
}

export function Totals({ view, reader }: Props) {
  const { say } = reader
  const paidMinor = takenMinor(view)
  const takenBackMinor = chargedBackMinor(view)
  const refundedMinor = returnedMinor(view)
  const isLessOwed = paidMinor + view.amountCreditedMinor > 0
  const isPartlyPaid = isLessOwed && view.outstandingMinor > 0 && !SETTLED.includes(view.state)
  return (
    <dl className="border-t border-line py-2">
      <Row name={say('page.paper.total')} minor={view.totalMinor} isStrong view={view} reader={reader} />
      {paidMinor > 0 && <Row name={say('page.paper.paid')} minor={paidMinor} view={view} reader={reader} />}
      {refundedMinor > 0 && (
        <Row name={say('page.paper.refunded')} minor={refundedMinor} view={view} reader={reader} />
      )}
      {view.amountCreditedMinor > 0 && (
        <Row name={say('paper.credited')} minor={view.amountCreditedMinor} view={view} reader={reader} />
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
