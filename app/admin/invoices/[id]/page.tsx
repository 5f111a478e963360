// One invoice and its money, for those who work where it belongs, and for operators.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { SearchParams } from '@/app/place'
import { placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { InvoicePage } from '@/components/admin/invoice/invoice-page'
import { InvoiceActions } from '@/components/admin/invoice-actions/invoice-actions'
import { chooseLanguage } from '@/components/pay/words/language'
import { Shell } from '@/components/shell/shell'
import { inspectInvoice, organisationOfInvoice } from '@/lib/payments/inspect-invoice'
import { offeredActions } from '@/lib/payments/offered-actions'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Invoice · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

export default async function AdminInvoicePage({ params, searchParams }: Props) {
  const { id } = await params
  const here = house()
  const path = `/admin/invoices/${id}`
  await requireVisitor(path)
  const { frame, mayChange, organisation } = await placeOf(path, searchParams, () =>
    organisationOfInvoice(here, id),
  )
  const [invoice, offered, asked] = await Promise.all([
    inspectInvoice(here, organisation.id, id),
    offeredActions(here, organisation.id, id),
    headers(),
  ])
  const language = chooseLanguage(invoice.view.locale, asked.get('accept-language'))
  const title = invoice.view.documentNumber ? `Invoice ${invoice.view.documentNumber}` : 'Draft invoice'
  return (
    <Shell place={frame} title={title} lead={frame.organisation ? undefined : organisation.name}>
      <InvoicePage
        invoice={invoice}
        language={language}
        organisationId={organisation.id}
        now={here.clock.now()}
        actions={<InvoiceActions {...offered} organisation={organisation} mayChange={mayChange} />}
      />
    </Shell>
  )
}
