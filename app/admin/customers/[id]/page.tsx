// One customer, for members of its organisation and for operators; a merged customer's id leads to the remaining one.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { drawn } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { AutopayOfCustomer } from '@/components/admin/customer/autopay-of-customer'
import { CustomerActions } from '@/components/admin/customer/customer-actions'
import { CustomerPage } from '@/components/admin/customer/customer-page'
import { shownConsent } from '@/components/admin/customer/shown-consent'
import { countryChoices, LANGUAGE_CHOICES } from '@/components/admin/invoice-form/choices'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { findAutopay } from '@/lib/autopay/find'
import type { Customer } from '@/lib/customers/customer'
import { findCustomerName, inspectCustomer } from '@/lib/customers/overview'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { findOrganisation } from '@/lib/organisations/find'
import { zoneChoices } from '@/lib/organisations/time-zones'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Customer · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

const offsetsOf = (rules: Customer['reminders']) => rules?.map(({ offsetDays }) => offsetDays) ?? null

const companyOf = (customer: Customer) => ({
  legalName: customer.legalName,
  vatNumber: customer.vatNumber,
  companyRegistrationNumber: customer.companyRegistrationNumber,
  buyerReference: customer.buyerReference,
  paymentTermsDays: customer.paymentTermsDays?.toString() ?? null,
  electronicAddress: customer.electronicAddress,
})

async function AdminCustomerPage({ params, searchParams }: Props) {
  const { id } = await params
  const path = `/admin/customers/${encodeURIComponent(id)}`
  await requireVisitor(path)
  const here = house()
  const found = await findCustomerName(here, id)
  const { frame, mayChange, organisation } = await placeOf(path, searchParams, found?.organisationId)
  if (found && found.id !== id) redirect(placeHref(`/admin/customers/${found.id}`, organisation.id))
  const [overview, { consent }, seller] = await Promise.all([
    inspectCustomer(here, organisation.id, id),
    findAutopay(here, organisation.id, id),
    findOrganisation(here, organisation.id),
  ])
  const { address, locale, name, reminders, timeZone } = overview.customer
  const agreed = shownConsent(consent, organisation.timeZone)
  const usualReminders = offsetsOf(seller.reminders) ?? []
  return (
    <Shell place={frame} title={name} lead={frame.organisation ? undefined : organisation.name}>
      <CustomerPage
        overview={overview}
        organisationId={organisation.id}
        usualReminders={usualReminders}
        now={{ at: here.clock.now(), zone: organisation.timeZone }}
        autopay={
          agreed && (
            <AutopayOfCustomer
              consent={agreed}
              customerId={id}
              organisationId={organisation.id}
              mayChange={mayChange}
            />
          )
        }
        actions={
          <CustomerActions
            organisation={{ id: organisation.id, name: organisation.name }}
            customer={{
              id,
              name,
              emails: overview.emails,
              locale,
              timeZone,
              reminders: offsetsOf(reminders),
              address,
              company: companyOf(overview.customer),
            }}
            open={overview.invoices.map(({ documentNumber, id: invoiceId }) => ({
              id: invoiceId,
              documentNumber,
            }))}
            countries={countryChoices(COUNTRIES)}
            languages={LANGUAGE_CHOICES}
            timeZones={zoneChoices(address?.country ?? organisation.country, here.clock.now())}
            usualReminders={usualReminders}
            mayChange={mayChange}
          />
        }
      />
    </Shell>
  )
}

export default drawn(AdminCustomerPage)
