// An amount of money in its currency, in tabular figures.
import type { Currency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'

interface Props {
  minor: number
  currency: Currency
  locale: string
  className?: string
}

export function Amount({ minor, currency, locale, className = '' }: Props) {
  return <span className={`amount ${className}`}>{displayMoney(minor, currency, locale)}</span>
}
