// Edits a draft invoice; a sent one cannot be changed.
import type { Metadata } from 'next'
import { formChoices } from '@/app/admin/invoices/form-choices'
import { drawn, lost } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { countryChoices, currencyChoices, LANGUAGE_CHOICES } from '@/components/admin/invoice-form/choices'
import { valuesOf } from '@/components/admin/invoice-form/from-invoice'
import { InvoiceForm } from '@/components/admin/invoice-form/invoice-form'
import { NotADraft } from '@/components/admin/invoice-form/not-a-draft'
import { OnlyAdmins } from '@/components/admin/invoice-form/only-admins'
import { rowsOf } from '@/components/admin/prices/adjustments'
import { Shell } from '@/components/shell/shell'
import { emailsOf } from '@/lib/customers/emails'
import { findCustomer } from '@/lib/customers/find'
import { COUNTRIES } from '@/lib/http/fields/countries'
import { isUuid } from '@/lib/ids'
import { invoiceCan } from '@/lib/invoices/invoice'
import { selectInvoice } from '@/lib/invoices/store'
import { exactLines } from '@/lib/invoices/stored-lines'
import { organisationWarning } from '@/lib/invoices/warnings'
import { isCurrency } from '@/lib/money/currency'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Edit invoice · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

async function EditInvoicePage({ params, searchParams }: Props) {
  const { id } = await params
  const place = await requireOrganisation(`/admin/invoices/${id}/edit`, searchParams)
  const { id: organisationId, name } = place.organisation
  const here = house()
  const invoice = isUuid(id) ? await selectInvoice(here.db, organisationId, id) : undefined
  if (!invoice) lost()
  const customer = await findCustomer(here, organisationId, invoice.customerId)
  const choices = await formChoices(here, organisationId)
  const rateIds = new Set(choices.rates.map((rate) => rate.id))
  const form = (
    <InvoiceForm
      {...choices}
      organisationId={organisationId}
      draftId={invoice.id}
      initial={valuesOf(invoice, exactLines(invoice), rateIds)}
      usualAdjustments={
        isCurrency(invoice.currency) ? rowsOf(invoice.methodAdjustments ?? [], invoice.currency) : []
      }
      customer={{ id: customer.id, name: customer.name, email: customer.email, emails: emailsOf(customer) }}
      currencies={currencyChoices(invoice.currency)}
      countries={countryChoices(COUNTRIES)}
      languages={LANGUAGE_CHOICES}
      accountWarning={await organisationWarning(here, organisationId)}
    />
  )
  return (
    <Shell place={place} title="Edit draft">
      {!place.mayChange && <OnlyAdmins organisationName={name}>edit drafts</OnlyAdmins>}
      {place.mayChange && !invoiceCan('update', invoice) && <NotADraft invoice={invoice} />}
      {place.mayChange && invoiceCan('update', invoice) && form}
    </Shell>
  )
}

export default drawn(EditInvoicePage)
