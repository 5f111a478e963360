// Parses an article's price and VAT digit by digit, and names what is wrong with them.
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { readDecimal } from '@/lib/http/fields/decimals'
import { chargeMaximumMinor } from '@/lib/money/charge-bounds'
import { chargeStepMinor, currencyDigits } from '@/lib/money/currency'
import { parseDecimal, parsePercent } from '@/lib/money/decimal'
import { inSteps } from '@/lib/money/step'
import type { ArticleFields } from './article'
import { type ArticleRow, selectArticleTypes } from './store'

/** What the caller calls the fields that can be wrong. */
export interface FieldNames {
  price: string
  vat: string
  articleTypeId: string
}

const CHECKOUT_NAMES: FieldNames = { price: 'Price', vat: 'VAT', articleTypeId: 'ArticleTypeId' }

const wrong = (name: string, code: string, detail: string): FieldFault => ({
  pointer: `/${name}`,
  code,
  detail: `${name}: ${detail}`,
})

/** The row of an article as it was sent. Throws `Request.Invalid`. */
export async function articleRow(
  { clock, db }: House,
  fields: ArticleFields,
  names = CHECKOUT_NAMES,
): Promise<ArticleRow> {
  const { articleTypeId, currency, price, vat, ...rest } = fields
  const faults: FieldFault[] = []
  const priceMinor = readDecimal(faults, `/${names.price}`, () =>
    inSteps(parseDecimal(price, currencyDigits(currency)), chargeStepMinor(currency)),
  )
  const vatPpm = readDecimal(faults, `/${names.vat}`, () => parsePercent(vat))
  if (priceMinor > chargeMaximumMinor(currency))
    faults.push(wrong(names.price, 'too-large', 'is more than can be paid in one payment.'))
  const types = await selectArticleTypes(db)
  if (!types.some(({ id }) => id === articleTypeId))
    faults.push(wrong(names.articleTypeId, 'NotFound', 'There is no such article type.'))
  if (faults.length > 0) throw invalidRequest(faults)
  return { ...rest, articleTypeId, currency, priceMinor, vatPpm, updatedAt: clock.now() }
}
