// What is bought, line by line, and the sum of it.
import { Amount } from '@/components/ui/amount'
import type { Currency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'

const LOCALE = 'en-GB'

interface Line {
  name: string
  /** Null for what is not counted, such as shipping. */
  quantity: number | null
  unitPriceMinor: number
  amountMinor: number
}

export function Articles({
  currency,
  lines,
  title = 'Articles',
  totalMinor,
}: {
  title?: string
  lines: readonly Line[]
  currency: Currency
  totalMinor: number
}) {
  // Two lines may be identical; they never move, so their position is a stable key.
  const numbered = lines.map((line, index) => ({ line, number: index + 1 }))
  return (
    <section aria-labelledby="articles" className="grid gap-2">
      <h2 id="articles" className="text-17 font-strong">
        {title}
      </h2>
      <ul className="border-t border-line">
        {numbered.map(({ line, number }) => (
          <li key={number} className="flex justify-between gap-4 border-b border-line py-3">
            <span className="min-w-0">
              <span className="block" dir="auto">
                {line.name}
              </span>
              {line.quantity !== null && (
                <span className="amount text-13 text-muted">
                  {line.quantity} × {displayMoney(line.unitPriceMinor, currency, LOCALE)}
                </span>
              )}
            </span>
            <Amount minor={line.amountMinor} currency={currency} locale={LOCALE} />
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-4 font-strong">
        <span>Total</span>
        <Amount minor={totalMinor} currency={currency} locale={LOCALE} />
      </p>
    </section>
  )
}
