// What paying costs: what is saved until when, and what each means takes off or adds.
import type { PayerView } from '@/lib/payment-views/payer-view'
import { displayDate } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import type { Reader } from '@/lib/words/reader'

export function PriceNote({ reader, view }: { reader: Reader; view: PayerView }) {
  const { locale, money, say } = reader
  const { currency, prices } = view
  if (!prices) return null
  const { byMeans, early } = prices
  const costs = Object.entries(byMeans).flatMap(([methodType, { discountMinor, surchargeMinor }]) => {
    const means = meansOf({ methodType }, view.organisation.name, say)
    const more = methodType === 'card' ? 'parts.moreByCredit' : 'parts.more'
    return [
      ...(discountMinor > 0 ? [say('parts.less', { means, amount: money(discountMinor, currency) })] : []),
      ...(surchargeMinor > 0 ? [say(more, { means, amount: money(surchargeMinor, currency) })] : []),
    ]
  })
  if (!early && costs.length === 0) return null
  return (
    <div className="grid gap-2" data-testid="price-of-paying">
      {early && (
        <p className="font-strong">
          {say('parts.early', {
            date: displayDate(early.until, locale),
            amount: money(early.savedMinor, currency),
          })}
        </p>
      )}
      {costs.length > 0 && (
        <ul className="grid gap-1 text-13 text-muted">
          {costs.map((cost) => (
            <li key={cost}>{cost}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
