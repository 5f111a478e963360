// What the invoice is for, line by line.

import { Amount } from '@/components/ui/amount'
import type { PayerLine } from '@/lib/documents/contents'
import { displayUnitPrice } from '@/lib/money/display-unit-price'
import type { PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'
import { displayAllowance, displayQuantity, displayRate } from './figures'

interface Props {
  view: Pick<PayerView, 'lines' | 'currency'>
  reader: Reader
}

export function LineList({ view, reader }: Props) {
  const { locale, say } = reader
  const reckoning = (line: PayerLine) => {
    const price = displayUnitPrice(line.unitPrice, view.currency, locale)
    return `${displayQuantity(line.quantity, locale, line.unit)} × ${price}`
  }
  // Two lines may be identical; they never move, so their position is a stable key.
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
                <span> · {say('page.paper.tax', { rate: displayRate(line.taxRatePercent, locale) })}</span>
              )}
            </p>
            {line.discount && (
              <p className="text-13 text-muted">
                {displayAllowance(reader, say('paper.discount'), line.discount)}{' '}
                <Amount minor={-line.discount.amountMinor} currency={view.currency} locale={locale} />
              </p>
            )}
          </div>
          <Amount minor={line.amountMinor} currency={view.currency} locale={locale} />
        </li>
      ))}
    </ul>
  )
}
