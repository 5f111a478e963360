// What the invoice is for, line by line.
import { fill } from '@/components/pay/words/fill'
import type { Language } from '@/components/pay/words/language'
import { Amount } from '@/components/ui/amount'
import { displayMoney } from '@/lib/money/display'
import type { PayerLine, PayerView } from '@/lib/payments/payer-view'
import { displayQuantity, displayRate } from './figures'

interface Props {
  view: PayerView
  language: Language
}

export function LineList({ view, language }: Props) {
  const { locale, words } = language
  const reckoning = (line: PayerLine) => {
    const price = displayMoney(line.unitPriceMinor, view.currency, locale)
    return `${displayQuantity(line.quantity, locale)} × ${price}`
  }
  // Two lines may say the same; lines never move.
  const numbered = view.lines.map((line, index) => ({ line, number: index + 1 }))
  return (
    <ul>
      {numbered.map(({ line, number }) => (
        <li key={number} className="flex justify-between gap-4 border-t border-line py-3">
          <div className="min-w-0">
            <p dir="auto">{line.description}</p>
            <p className="text-13 text-muted">
              <span className="amount">{reckoning(line)}</span>
              {line.taxRatePercent && (
                <span> · {fill(words.paper.tax, { rate: displayRate(line.taxRatePercent, locale) })}</span>
              )}
            </p>
          </div>
          <Amount minor={line.netMinor} currency={view.currency} locale={locale} />
        </li>
      ))}
    </ul>
  )
}
