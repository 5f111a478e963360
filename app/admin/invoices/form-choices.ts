// What the invoice form offers: the rates and articles of the organisation, and the sentences of its preview.
import { meansChoices } from '@/app/admin/means-choices'
import type { ArticleChoice, RateChoice } from '@/components/admin/invoice-form/line-fields'
import { PREVIEW_KEYS } from '@/components/admin/invoice-form/preview-keys'
import type { Article } from '@/lib/articles/article'
import { listArticles } from '@/lib/articles/find'
import type { House } from '@/lib/house'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import { displayPercent } from '@/lib/money/display'
import { withoutTax } from '@/lib/money/without-tax'
import { findOrganisation } from '@/lib/organisations/find'
import { taxRatesOf } from '@/lib/tax-rates/find'
import type { TaxRate } from '@/lib/tax-rates/tax-rate'
import { ROOM } from '@/lib/words/room'

const MOST_SUGGESTED = 200

const rateChoice = ({ category, id, name, ratePpm }: TaxRate): RateChoice => ({
  ...{ id, category, ratePpm },
  label: `${name}, ${displayPercent(ratePpm, 'en-GB')}`,
})

function articleChoice({ currency, id, name, priceMinor, vatPpm }: Article): ArticleChoice[] {
  if (!isCurrency(currency)) return []
  const digits = currencyDigits(currency)
  const net = withoutTax(priceMinor, vatPpm, currency)
  const text = (minor: number) => formatDecimal(minor, digits)
  return [{ id, name, currency, vat: formatPercent(vatPpm), gross: text(priceMinor), net: text(net) }]
}

export async function formChoices(house: House, organisationId: string) {
  const organisation = await findOrganisation(house, organisationId)
  const [rates, articles] = await Promise.all([
    taxRatesOf(house.db, organisation),
    listArticles(house, organisationId, { isActive: true }, { skip: 0, take: MOST_SUGGESTED }),
  ])
  return {
    rates: rates.map(rateChoice),
    articles: articles.rows.flatMap(articleChoice),
    means: meansChoices(organisation.name),
    preview: {
      organisationName: organisation.name,
      sentences: Object.fromEntries(PREVIEW_KEYS.map((key) => [key, ROOM.en[key]])),
    },
  }
}
