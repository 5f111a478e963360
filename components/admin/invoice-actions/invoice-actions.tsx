// All that an Owner or Admin can do with one invoice, as far as its state allows it.
'use client'
import { useState } from 'react'
import { OnlyAdmins } from '@/components/admin/invoice-form/only-admins'
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import type { ActionablePayment } from '@/lib/payment-views/offered-actions'
import { displayDay } from '@/lib/time-zone'
import { displayed } from './amount-text'
import { ApplyCredit } from './apply-credit'
import { CreditInvoice } from './credit-invoice'
import { LinkActions } from './link-actions'
import { Overpaid } from './overpaid'
import { RecordPayment } from './record-payment'
import { RefundPayment } from './refund-payment'
import { refundableOf } from './refund-words'
import { SendInvoice } from './send-invoice'
import type { InvoiceActionsProps } from './types'
import { VoidInvoice } from './void-invoice'
import { WarningList } from './warning-list'

const LINK_IS_LOST =
  'The payment link can no longer be shown, because the secret it was made with has changed. Replace it to get a new one.'

/** A single payment needs no name; several are named by refundable amount and day. */
export function refundLabel(payment: ActionablePayment, isOnly: boolean, timeZone: string): string {
  if (isOnly) return 'Refund'
  const { succeededAt } = payment
  const day = succeededAt && displayDay(new Date(succeededAt), 'en-GB', timeZone)
  return `Refund ${displayed(refundableOf(payment))} ${day ? `from ${day}` : 'of this payment'}`
}

export function InvoiceActions(props: InvoiceActionsProps) {
  const { credit, invoice, mayChange, organisation, payments, wentByPeppol } = props
  const [said, setSaid] = useState('')
  const { can, id } = invoice
  const organisationId = organisation.id
  const shared = { invoice, organisationId, onDone: setSaid }
  const overpaid = <Overpaid {...shared} payments={payments} mayChange={mayChange} />
  if (!mayChange)
    return (
      <>
        {overpaid}
        <OnlyAdmins organisationName={organisation.name}>change invoices</OnlyAdmins>
      </>
    )
  const refundable = payments.filter(({ refundableMinor }) => refundableMinor > 0)
  return (
    <div className="grid gap-2 print:hidden">
      <WarningList warnings={invoice.warnings} />
      {overpaid}
      <div className="flex flex-wrap gap-2">
        {can.send && <SendInvoice {...shared} />}
        {can.update && (
          <a className={QUIET_BUTTON} href={placeHref(`/admin/invoices/${id}/edit`, organisationId)}>
            Edit
          </a>
        )}
        <LinkActions {...shared} />
        {can.recordPayment && <RecordPayment {...shared} />}
        {can.recordPayment && invoice.creditMinor > 0 && <ApplyCredit {...shared} />}
        {refundable.map((payment) => (
          <RefundPayment
            key={payment.id}
            invoiceId={id}
            organisationId={organisationId}
            payment={payment}
            label={refundLabel(payment, refundable.length === 1, invoice.timeZone)}
            onDone={setSaid}
          />
        ))}
        {credit.leftMinor > 0 && (
          <CreditInvoice invoiceId={id} credit={credit} organisationId={organisationId} onDone={setSaid} />
        )}
        {can.duplicate && (
          <a className={QUIET_BUTTON} href={placeHref('/admin/invoices/new', organisationId, { from: id })}>
            Duplicate
          </a>
        )}
        {can.void && <VoidInvoice {...shared} wentByPeppol={wentByPeppol} />}
      </div>
      {can.rotateLink && !invoice.paymentUrl && <p className="text-13 text-muted">{LINK_IS_LOST}</p>}
      <p role="status" className="min-h-5 text-13 text-good">
        {said}
      </p>
    </div>
  )
}
