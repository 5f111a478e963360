// Sends the invoice, or sends it again; says to whom before.
'use client'
import { useRef } from 'react'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { listed } from '@/components/ui/listed'
import type { ActionableInvoice } from '@/lib/payment-views/offered-actions'
import { ActionButton } from './action-button'
import { WarningList } from './warning-list'

interface Props {
  invoice: ActionableInvoice
  organisationId: string
  onDone: (said: string) => void
}

function meaningOf({ customer, status }: ActionableInvoice): string {
  const isFirst = status === 'Draft'
  const fixed = isFirst
    ? ' It gets its number and its payment link, and can no longer be changed after that.'
    : ''
  const addresses = listed(customer.mailedTo)
  if (!addresses)
    return `${customer.name} has no email address, so no email can be sent.${fixed} Copy the link and pass it on yourself.`
  return isFirst
    ? `It goes to ${customer.name}, ${addresses}.${fixed}`
    : `The same invoice, with the same link, goes to ${addresses} again.`
}

export function SendInvoice({ invoice, onDone, organisationId }: Props) {
  const keys = useRef(createRequestKeys())
  const { customer, id, status } = invoice
  const isFirst = status === 'Draft'
  const addresses = listed(customer.mailedTo)
  const label = isFirst ? 'Send' : 'Send again'
  return (
    <ConfirmDialog
      trigger={
        // Every press while the dialog is open is the same sending; the next dialog is a new one.
        <ActionButton look={isFirst ? 'primary' : 'quiet'} onClick={() => keys.current.forget()}>
          {label}
        </ActionButton>
      }
      title={isFirst ? 'Send this invoice?' : 'Send it again?'}
      description={meaningOf(invoice)}
      warning={<WarningList warnings={invoice.warnings} />}
      verb={isFirst ? 'Send it' : 'Send it again'}
      change={() =>
        callApi(`/invoices/${id}/send`, {
          organisationId,
          idempotencyKey: keys.current.keyFor(id),
          answer: NOTHING,
        })
      }
      onDone={() =>
        onDone(addresses ? `The invoice is on its way to ${addresses}.` : 'The invoice now has its link.')
      }
    />
  )
}
