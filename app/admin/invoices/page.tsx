// The invoice list of one organisation, or of all for operators: searched, filtered, sorted and summed.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { InvoiceList } from '@/components/admin/invoice-list/invoice-list'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { browseInvoices } from '@/lib/invoices/browse/browse'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Invoices · Remit', robots: { index: false } }

/** Nothing is sent before everything is known: what streams in later needs a script, and can no longer be a 404. */
async function InvoicesPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requirePlace('/admin/invoices', searchParams)
  const organisationId = place.organisation?.id
  const query = readBrowseQuery(await searchParams)
  const here = house()
  const page = await browseInvoices(here, { organisationId }, query)
  const newInvoice = place.mayChange && (
    <a href={placeHref('/admin/invoices/new', organisationId)} className={COMPACT_PRIMARY_BUTTON}>
      New invoice
    </a>
  )
  const actions = organisationId !== undefined && (
    <div className="flex flex-wrap gap-3">
      <a href={placeHref('/admin/invoices/expected', organisationId)} className={QUIET_BUTTON}>
        Calendar
      </a>
      <a href={placeHref('/admin/recurring', organisationId)} className={QUIET_BUTTON}>
        Recurring
      </a>
      {newInvoice}
    </div>
  )
  return (
    <Shell place={place} title="Invoices" action={actions}>
      <InvoiceList
        address={{ organisationId, query }}
        page={page}
        now={here.clock.now()}
        firstStep={newInvoice}
      />
    </Shell>
  )
}

export default drawn(InvoicesPage)
