// The tax rates that an organisation chooses among on its invoices.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { RateDialog } from '@/components/settings/tax-rates/rate-dialog'
import { RateList, type ShownRate } from '@/components/settings/tax-rates/rate-list'
import { Shell } from '@/components/shell/shell'
import { COMPACT_PRIMARY_BUTTON } from '@/components/ui/button'
import { formatPercent } from '@/lib/money/decimal'
import { displayPercent } from '@/lib/money/display'
import { findOrganisation } from '@/lib/organisations/find'
import { taxRatesOf } from '@/lib/tax-rates/find'
import type { TaxRate } from '@/lib/tax-rates/tax-rate'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Tax rates · Remit', robots: { index: false } }

const shown = ({ category, code, id, isUsual, name, ratePpm, reason }: TaxRate): ShownRate => ({
  ...{ id, code, name, category, isUsual, reason: reason ?? '' },
  rate: formatPercent(ratePpm),
  percent: displayPercent(ratePpm, 'en-GB'),
})

async function TaxRatesPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/settings/tax-rates', searchParams)
  const { mayChange } = place
  const here = house()
  const organisation = await findOrganisation(here, place.organisation.id)
  const rates = await taxRatesOf(here.db, organisation)
  return (
    <Shell
      place={place}
      title="Tax rates"
      lead="What you choose among on an invoice. The usual rates of your country are proposals: check them before you rely on them."
      action={
        mayChange && (
          <RateDialog
            organisationId={organisation.id}
            trigger={
              <button type="button" className={COMPACT_PRIMARY_BUTTON}>
                New tax rate
              </button>
            }
          />
        )
      }
    >
      <RateList organisationId={organisation.id} rates={rates.map(shown)} mayChange={mayChange} />
    </Shell>
  )
}

export default drawn(TaxRatesPage)
