// Of which recurring invoice an invoice was made; or that it can be repeated.
import { placeHref } from '@/components/shell/place-href'
import type { InvoiceWithLines } from '@/lib/invoices/invoice'
import type { Template } from '@/lib/recurring-invoices/template'
import { RepeatInvoice } from './repeat-invoice'
import { dayInWords } from './words'

interface Props {
  invoice: InvoiceWithLines
  organisationId: string
  mayChange: boolean
  template: Template
  tomorrow: string
}

export function RepeatBox({ invoice, mayChange, organisationId, template, tomorrow }: Props) {
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
        template={template}
        start={tomorrow}
      />
    </div>
  )
}
