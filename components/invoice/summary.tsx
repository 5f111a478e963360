// The one figure that matters now and its sentence, which gets the focus when a payer returns.
import { useId } from 'react'
import { Amount } from '@/components/ui/amount'
import { StatusMark } from '@/components/ui/status-mark'
import type { Currency } from '@/lib/money/currency'
import type { Standing } from './standing'

interface Props {
  standing: Standing
  currency: Currency
  locale: string
  /** Where this page leads who returns to it, by `Arrival`. */
  id?: string
}

export function Summary({ standing, currency, locale, id: place }: Props) {
  const { tone, mark, amountMinor, isOff, line, message } = standing
  const own = useId()
  const id = place ?? own
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-words`} className="scroll-mt-24 outline-none">
      {/* Spoken when it changes while the page is open. */}
      <div id={`${id}-words`} role="status" className="grid gap-1">
        <StatusMark tone={tone}>{mark}</StatusMark>
        <p className="grid gap-1">
          <Amount
            minor={amountMinor}
            currency={currency}
            locale={locale}
            className={`text-32 font-strong tracking-tight whitespace-normal ${isOff ? 'text-muted line-through decoration-2' : ''}`}
          />
          {line && <span className="text-muted">{line}</span>}
        </p>
        {message && <p className="mt-2 text-pretty">{message}</p>}
      </div>
    </section>
  )
}
