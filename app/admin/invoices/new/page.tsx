// A new invoice, blank or copied from an earlier one.
import type { Metadata } from 'next'
import { formChoices } from '@/app/admin/invoices/form-choices'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { countryChoices, currencyChoices, LANGUAGE_CHOICES } from '@/components/admin/invoice-form/choices'
import { blankValues, copyOf } from '@/components/admin/invoice-form/from-invoice'
import { InvoiceForm } from '@/components/admin/invoice-form/invoice-form'
import { OnlyAdmins } from '@/components/admin/invoice-form/only-admins'
import { rowsOf } from '@/components/admin/prices/adjustments'
import { Shell } from '@/components/shell/shell'
import { emailsOf } from '@/lib/customers/emails'
import { findCustomer } from '@/lib/customers/find'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { isUuid } from '@/lib/ids'
import { selectInvoice } from '@/lib/invoices/store'
import { exactLines } from '@/lib/invoices/stored-lines'
import { organisationWarning } from '@/lib/invoices/warnings'
import { isCurrency } from '@/lib/money/currency'
import { findOrganisation } from '@/lib/organisations/find'
import type { Organisation } from '@/lib/organisations/organisation'
import { dayIn } from '@/lib/time-zone'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'New invoice · Remit', robots: { index: false } }

/** Surcharges that are off are asked of nobody. */
const usualRows = ({ allowsSurcharges, defaultCurrency, methodAdjustments }: Organisation) =>
  isCurrency(defaultCurrency)
    ? rowsOf(
        (methodAdjustments ?? []).filter(({ kind }) => kind === 'discount' || allowsSurcharges),
        defaultCurrency,
      )
    : []

async function NewInvoicePage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/admin/invoices/new', searchParams)
  const { defaultCurrency, id: organisationId, name } = place.organisation
  const here = house()
  const { from } = await searchParams
  const pattern =
    typeof from === 'string' && isUuid(from) ? await selectInvoice(here.db, organisationId, from) : undefined
  const customer = pattern && (await findCustomer(here, organisationId, pattern.customerId))
  const choices = await formChoices(here, organisationId)
  const rateIds = new Set(choices.rates.map(({ id }) => id))
  const seller = await findOrganisation(here, organisationId)
  const today = dayIn(place.timeZone, here.clock.now())
  return (
    <Shell place={place} title="New invoice">
      {place.mayChange ? (
        <InvoiceForm
          {...choices}
          organisationId={organisationId}
          initial={
            pattern
              ? copyOf(pattern, exactLines(pattern), rateIds, today)
              : blankValues(defaultCurrency, today, seller.defaultPaymentTermsDays, seller.earlyPayment)
          }
          usualAdjustments={usualRows(seller)}
          customer={
            customer && {
              id: customer.id,
              name: customer.name,
              email: customer.email,
              emails: emailsOf(customer),
            }
          }
          currencies={currencyChoices(defaultCurrency)}
          countries={countryChoices(COUNTRIES)}
          languages={LANGUAGE_CHOICES}
          accountWarning={await organisationWarning(here, organisationId)}
        />
      ) : (
        <OnlyAdmins organisationName={name}>create invoices</OnlyAdmins>
      )}
    </Shell>
  )
}

export default drawn(NewInvoicePage)
