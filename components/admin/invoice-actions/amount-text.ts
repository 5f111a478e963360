// Amounts in dialog forms: their text, and what is wrong with it.
import { personLocale } from '@/components/ui/person-locale'
import { faultOfNumber, isUnread, unreadFault } from '@/lib/money/asked'
import { chargeStepMinor, currencyDigits } from '@/lib/money/currency'
import { DecimalError, formatDecimal, parseDecimal } from '@/lib/money/decimal'
import { displayMoney } from '@/lib/money/display'
import type { Money } from '@/lib/money/money'

export const amountText = ({ currency, minor }: Money): string =>
  formatDecimal(minor, currencyDigits(currency))

export const displayed = ({ currency, minor }: Money): string => displayMoney(minor, currency, 'en-GB')

/** What a field held when it was sent, as people read amounts. */
export const displayedText = (text: string, { currency }: Pick<Money, 'currency'>): string =>
  displayed({ minor: parseDecimal(text.trim(), currencyDigits(currency)), currency })

type Read = { minor: number } | { fault: string }

/** More than nothing and at most `most`; `isCharged` where Stripe moves it, which knows no third decimal. */
export function readAmount(text: string, most: Money, isCharged: boolean): Read {
  try {
    const minor = parseDecimal(text.trim(), currencyDigits(most.currency))
    if (minor === 0) return { fault: 'Enter more than zero.' }
    if (minor > most.minor) return { fault: `Enter at most ${displayed(most)}.` }
    if (isCharged && minor % chargeStepMinor(most.currency) !== 0)
      return { fault: 'The last decimal must be 0.' }
    return { minor }
  } catch (error) {
    if (!(error instanceof DecimalError)) throw error
    if (text.trim() === '') return { fault: 'Enter an amount.' }
    const asked = { of: 'money', currency: most.currency } as const
    return {
      fault: isUnread(text)
        ? unreadFault(asked, text, personLocale())
        : faultOfNumber(asked, error, 'amount'),
    }
  }
}
