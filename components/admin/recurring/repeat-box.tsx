// Of which recurring invoice an invoice was made; or that it can be repeated.
import { placeHref } from '@/components/shell/place-href'
import type { InvoiceWithLines } from '@/lib/invoices/invoice'
import { templateOf } from '@/lib/recurring-invoices/from-invoice'
import { RepeatInvoice } from './repeat-invoice'
import { dayInWords } from './words'

interface Props {
  invoice: InvoiceWithLines
  organisationId: string
  mayChange: boolean
  tomorrow: string
}

export function RepeatBox({ invoice, mayChange, organisationId, tomorrow }: Props) {
  const { customerId, recurringInvoiceId, recurringNumber, recurringOn, status } = invoice
  if (recurringInvoiceId && recurringOn)
    return (
      <p className="text-15 print:hidden">
        Number {recurringNumber} of a{' '}
        <a
          href={placeHref(`/admin/recurring/${recurringInvoiceId}`, organisationId)}
          className="text-accent underline underline-offset-4"
        >
          recurring invoice
        </a>
        , for {dayInWords(recurringOn)}
      </p>
    )
  if (!mayChange || status === 'Void') return null
  return (
    <div className="print:hidden">
      <RepeatInvoice
        customerId={customerId}
        organisationId={organisationId}
        template={templateOf(invoice)}
        start={tomorrow}
      />
    </div>
  )
}
