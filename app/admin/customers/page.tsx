// An organisation's customers, newest first, with what each owes; operators search across all.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { searchText } from '@/app/settings/search-text'
import { CustomerList } from '@/components/admin/customer/customer-list'
import { CustomerSearch } from '@/components/admin/customer/customer-search'
import { EditCustomer } from '@/components/admin/customer/edit-customer'
import { countryChoices, LANGUAGE_CHOICES } from '@/components/admin/invoice-form/choices'
import { Shell } from '@/components/shell/shell'
import { EmptyState } from '@/components/ui/empty-state'
import { browseCustomers, findCustomersOfAll } from '@/lib/customers/overview'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { zoneChoices } from '@/lib/organisations/time-zones'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Customers · Remit', robots: { index: false } }

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

async function CustomersPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requirePlace('/admin/customers', searchParams)
  const asked = await searchParams
  const q = searchText(asked.q)
  const cursor = one(asked.cursor)
  const organisationId = place.organisation?.id
  const here = house()
  const page = organisationId
    ? await browseCustomers(here, organisationId, { q, cursor })
    : q
      ? await findCustomersOfAll(here, q)
      : undefined
  const isEmpty = page?.rows.length === 0 && !q && cursor === undefined
  const create = place.mayChange && organisationId && (
    <EditCustomer
      organisationId={organisationId}
      countries={countryChoices(COUNTRIES)}
      languages={LANGUAGE_CHOICES}
      timeZones={zoneChoices(place.organisation?.country ?? '', here.clock.now())}
    />
  )
  return (
    <Shell
      place={place}
      title="Customers"
      lead="Who you invoice and what they owe."
      action={!isEmpty && create}
    >
      {!isEmpty && <CustomerSearch organisationId={organisationId} q={q} />}
      {page && !isEmpty && (
        <CustomerList page={page} organisationId={organisationId} q={q} isFirstPage={cursor === undefined} />
      )}
      {isEmpty && (
        <EmptyState title="No customers yet" action={create}>
          Everyone you invoice will appear here, with what they owe and what you have sent them.
        </EmptyState>
      )}
      {!page && (
        <EmptyState title="Who are you looking for?">
          Search for part of a name or email address, or choose an organisation to see all of its customers.
        </EmptyState>
      )}
    </Shell>
  )
}

export default drawn(CustomersPage)
