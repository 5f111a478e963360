// Which currencies have something to report, and which comes first.
import type { House } from '@/lib/house'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { selectCurrencies } from './store'

interface Choice {
  currencies: Currency[]
  /** Undefined where nothing was ever invoiced. */
  chosen: Currency | undefined
}

/** What was asked for counts, then what the organisation usually takes, then whatever there is. */
export async function chooseCurrency(
  { db }: House,
  organisationId: string | undefined,
  wishes: (string | undefined)[],
): Promise<Choice> {
  const found = await selectCurrencies(db, organisationId)
  const currencies = found.filter((currency): currency is Currency => isCurrency(currency))
  const wished = wishes.map((wish) => currencies.find((currency) => currency === wish))
  return { currencies, chosen: wished.find((currency) => currency !== undefined) ?? currencies[0] }
}
