// What paying costs at an organisation: early, by which means, and late.
import type { Metadata } from 'next'
import { meansChoices } from '@/app/admin/means-choices'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { rowsOf } from '@/components/admin/prices/adjustments'
import { lateDraft } from '@/components/settings/prices/late'
import { LateForm } from '@/components/settings/prices/late-form'
import { PriceForm } from '@/components/settings/prices/price-form'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { QUIET_BUTTON } from '@/components/ui/button'
import { halvesUnknown, knownInWords } from '@/lib/late-fees/halves'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { formatPercent } from '@/lib/money/decimal'
import { findOrganisation } from '@/lib/organisations/find'
import type { Organisation } from '@/lib/organisations/organisation'
import { refusalOfPlaces, type SurchargeRefusal } from '@/lib/prices/surcharge-rules'
import { dayIn } from '@/lib/time-zone'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Price of paying · Remit', robots: { index: false } }

const REFUSED: Readonly<Record<SurchargeRefusal, string>> = {
  country: 'Where you are, surcharges are forbidden: nobody is asked for one.',
  state: 'In your state, surcharges are forbidden: nobody is asked for one.',
  'unknown-state': 'Your address does not name your state yet: until it does, nobody is asked for one.',
  'not-credit': 'Surcharges are for credit cards only.',
}

function refusalOf({ address, country }: Organisation): string | null {
  const here = { sellerCountry: country, sellerState: address?.state ?? null }
  const refusal = refusalOfPlaces({ ...here, buyerCountry: null, buyerState: null })
  return refusal ? REFUSED[refusal] : null
}

const priceDraft = (
  { allowsSurcharges, earlyPayment, methodAdjustments }: Organisation,
  currency: Currency,
) => ({
  earlyPercent: earlyPayment ? formatPercent(earlyPayment.percentPpm) : '',
  earlyDays: earlyPayment ? String(earlyPayment.days ?? 0) : '',
  rows: rowsOf(methodAdjustments ?? [], currency),
  allowsSurcharges,
})

async function PricesPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/settings/organisation/prices', searchParams)
  const { mayChange } = place
  const here = house()
  const organisation = await findOrganisation(here, place.organisation.id)
  const { country, defaultCurrency, id, lateFeeRule, name, referenceRates, timeZone } = organisation
  const currency = isCurrency(defaultCurrency) ? defaultCurrency : 'EUR'
  const today = dayIn(timeZone, here.clock.now())
  const common = { organisationId: id, currency, mayChange }
  return (
    <Shell
      place={place}
      title="Price of paying"
      lead={
        mayChange
          ? 'What paying early or by certain means takes off or adds, and what paying late costs. Invoices can say otherwise.'
          : 'What paying early, by certain means, or late costs. Only owners and admins can change it.'
      }
      action={
        <a className={QUIET_BUTTON} href={placeHref('/settings/organisation', id)}>
          Organisation
        </a>
      }
    >
      <PriceForm
        key={id}
        {...common}
        draft={priceDraft(organisation, currency)}
        means={meansChoices(name)}
        refusal={refusalOf(organisation)}
      />
      <LateForm
        key={`late ${id}`}
        {...common}
        draft={lateDraft(lateFeeRule, referenceRates, currency)}
        halves={halvesUnknown(country, today)}
        known={knownInWords(country)}
      />
    </Shell>
  )
}

export default drawn(PricesPage)
