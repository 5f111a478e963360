// One invoice and its money, for members of its organisation and for operators.
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { drawn } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { type PlaceOf, placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { AutopayBox } from '@/components/admin/invoice/autopay-box'
import { FromCustomer } from '@/components/admin/invoice/from-customer'
import { InvoicePage } from '@/components/admin/invoice/invoice-page'
import { PeppolOfNote, PeppolPanel } from '@/components/admin/invoice/peppol-panel'
import { PriceBox } from '@/components/admin/invoice/price-box'
import { InspectionSkeleton } from '@/components/admin/invoice/skeleton'
import { InvoiceActions } from '@/components/admin/invoice-actions/invoice-actions'
import { LateFeesBox } from '@/components/admin/late-fees/late-fees-box'
import { PlanBox } from '@/components/admin/payment-plan/plan-box'
import { RepeatBox } from '@/components/admin/recurring/repeat-box'
import { RemindersBox } from '@/components/admin/reminders/reminders-box'
import { LawfulnessPanel } from '@/components/settings/organisation/lawfulness-panel'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { findDebit } from '@/lib/autopay/find'
import { readCreditOverview } from '@/lib/credit-notes/overview'
import { peppolStanding, peppolStandingsOfNotes } from '@/lib/deliveries/standing'
import { findInvoice } from '@/lib/invoices/find'
import { plannedOf } from '@/lib/invoices/planned'
import { readLateFees } from '@/lib/late-fees/read'
import { findOrganisation } from '@/lib/organisations/find'
import { lawfulnessOf } from '@/lib/organisations/lawfulness'
import { readCustomerWords } from '@/lib/payer-words/overview'
import { findInvoiceName, inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { offeredActions } from '@/lib/payment-views/offered-actions'
import { readBefore } from '@/lib/payment-views/timeline-view'
import { templateOf } from '@/lib/recurring-invoices/from-invoice'
import { readReminders } from '@/lib/reminders/read'
import { dayIn, plusDays } from '@/lib/time-zone'
import { house } from '@/lib/wiring'
import { readerFor } from '@/lib/words/reader'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Invoice · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

async function AdminInvoicePage({ params, searchParams }: Props) {
  const { id } = await params
  const path = `/admin/invoices/${id}`
  await requireVisitor(path)
  const name = await findInvoiceName(house(), id)
  const place = await placeOf(path, searchParams, name?.organisationId)
  return (
    <Shell
      place={place.frame}
      title={name?.documentNumber ? `Invoice ${name.documentNumber}` : 'Draft invoice'}
      lead={place.frame.organisation ? undefined : place.organisation.name}
    >
      <Suspense fallback={<InspectionSkeleton label="Loading the invoice" />}>
        <Inspection id={id} place={place} before={readBefore((await searchParams).before)} />
      </Suspense>
    </Shell>
  )
}

export default drawn(AdminInvoicePage)

async function Inspection({
  before,
  id,
  place: { mayChange, organisation, visitor },
}: {
  before: number | undefined
  id: string
  place: PlaceOf
}) {
  const here = house()
  const [seller, invoice, offered, credit, reminders] = await Promise.all([
    findOrganisation(here, organisation.id),
    inspectInvoice(here, organisation.id, id, { seesSplit: visitor.isOperator, before }),
    offeredActions(here, organisation.id, id),
    readCreditOverview(here, organisation.id, id),
    readReminders(here, organisation.id, id),
  ])
  const [whole, autopay, customerWords, peppol, peppolOfNotes] = await Promise.all([
    findInvoice(here, organisation.id, id),
    findDebit(here, organisation.id, id),
    readCustomerWords(here, organisation.id, id),
    peppolStanding(here, { invoiceId: id }, { isVoid: invoice.status === 'Void' }),
    peppolStandingsOfNotes(
      here,
      credit.notes.map((note) => note.id),
    ),
  ])
  const [planned, lateFees] = await Promise.all([
    plannedOf(here, [whole]),
    readLateFees(here, organisation.id, id),
  ])
  const now = { at: here.clock.now(), zone: organisation.timeZone }
  return (
    <InvoicePage
      invoice={invoice}
      reader={readerFor(invoice.view.locale)}
      organisationId={organisation.id}
      now={now}
      credit={credit}
      boxes={
        <>
          <PlanBox
            invoiceId={id}
            organisationId={organisation.id}
            view={invoice.view}
            plan={planned.get(id)?.plan ?? null}
            isOpen={invoice.status !== 'Void' && invoice.status !== 'Paid'}
            mayChange={mayChange}
            today={dayIn(organisation.timeZone, now.at)}
          />
          <PriceBox
            early={whole.earlyPayment}
            adjustments={whole.methodAdjustments ?? []}
            issueDate={whole.issueDate}
            currency={invoice.view.currency}
            seller={organisation.name}
            say={readerFor('en').say}
          />
          <RemindersBox
            invoiceId={id}
            organisationId={organisation.id}
            customerName={invoice.view.customerName}
            hasDueDate={invoice.view.dueDate !== null}
            reminders={reminders}
            mayChange={mayChange}
          />
          <LateFeesBox lateFees={lateFees} organisationId={organisation.id} mayChange={mayChange} />
          {autopay && <AutopayBox {...autopay} now={now} />}
          <RepeatBox
            invoice={whole}
            template={templateOf(whole)}
            organisationId={organisation.id}
            mayChange={mayChange}
            tomorrow={plusDays(dayIn(organisation.timeZone, now.at), 1)}
          />
        </>
      }
      peppol={
        peppol && (
          <PeppolPanel
            subject={{ invoiceId: id }}
            organisationId={organisation.id}
            mayChange={mayChange}
            standing={peppol}
            isAutomatic={seller.sendsByPeppol}
          />
        )
      }
      peppolOfNote={({ documentNumber, id: noteId }) => {
        const standing = peppolOfNotes[noteId]
        return (
          standing && (
            <PeppolOfNote
              subject={{ creditNoteId: noteId }}
              name={documentNumber ?? ''}
              organisationId={organisation.id}
              mayChange={mayChange}
              standing={standing}
            />
          )
        )
      }}
      actions={
        <>
          <InvoiceActions
            {...offered}
            credit={credit}
            organisation={organisation}
            mayChange={mayChange}
            wentByPeppol={peppol?.state === 'sent' || peppol?.state === 'delivered'}
          />
          {customerWords && (
            <FromCustomer
              words={customerWords}
              invoiceId={id}
              organisationId={organisation.id}
              mayChange={mayChange}
              now={now}
            />
          )}
          {mayChange && offered.invoice.status === 'Draft' && (
            <LawfulnessPanel
              missing={lawfulnessOf(seller)}
              settings={placeHref('/settings/organisation', organisation.id)}
            />
          )}
        </>
      }
    />
  )
}
