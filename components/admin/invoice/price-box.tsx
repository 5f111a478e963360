// What paying an invoice costs: early, and by which means.
import type { EarlyPayment, MethodAdjustment } from '@/db/schema/prices'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { formatPercent } from '@/lib/money/decimal'
import { displayMoney } from '@/lib/money/display'
import { type Day, displayDate, plusDays } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import type { Say } from '@/lib/words/room'

interface Props {
  early: EarlyPayment | null
  adjustments: readonly MethodAdjustment[]
  issueDate: Day
  currency: Currency
  seller: string
  say: Say
}

const LOCALE = 'en-GB'

export function PriceBox({ adjustments, currency, early, issueDate, say, seller }: Props) {
  if (!early && adjustments.length === 0) return null
  const until = early && (early.until ?? plusDays(issueDate, early.days ?? 0))
  return (
    <section
      aria-labelledby="price-of-paying"
      className="grid justify-items-start gap-2 rounded-base border border-line p-4 print:hidden"
    >
      <h2 id="price-of-paying" className="text-15 font-strong">
        Price of paying
      </h2>
      {early && until && (
        <p>
          {formatPercent(early.percentPpm)} % off if everything is paid by {displayDate(until, LOCALE)}
        </p>
      )}
      {adjustments.length > 0 && (
        <ul className="grid gap-1 text-13 text-muted">
          {adjustments.map((adjustment) => (
            <li key={adjustment.methods.join()}>{sentenceOf(adjustment, currency, seller, say)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function sentenceOf(
  { amountMinor, capMinor, currency: said, kind, methods, percentPpm }: MethodAdjustment,
  currency: Currency,
  seller: string,
  say: Say,
): string {
  const money = (minor: number) => displayMoney(minor, isCurrency(said) ? said : currency, LOCALE)
  const names = methods.map((methodType) => meansOf({ methodType }, seller, say)).join(', ')
  const much = percentPpm === undefined ? money(amountMinor ?? 0) : `${formatPercent(percentPpm)} %`
  const most = capMinor === undefined ? '' : `, at most ${money(capMinor)}`
  return `${names}: ${much} ${kind === 'discount' ? 'less' : 'more'}${most}`
}
