// Voids the invoice, after saying what that means.
'use client'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { ActionableInvoice } from '@/lib/payment-views/offered-actions'
import { ActionButton } from './action-button'

interface Props {
  invoice: ActionableInvoice
  organisationId: string
  /** The customer's software has it. */
  wentByPeppol: boolean
  onDone: (said: string) => void
}

const OF_DRAFT = 'The draft is closed and never gets a number. This cannot be undone.'
const OF_SENT =
  'It can no longer be paid. Its number stays in use, and its link still shows it, marked as cancelled. No email is sent. This cannot be undone.'
const OF_PEPPOL =
  'It went into your customer’s software by Peppol, which does not learn that it is void. Credit it instead: the credit note goes the same way.'

export function VoidInvoice({ invoice: { id, status }, onDone, organisationId, wentByPeppol }: Props) {
  return (
    <ConfirmDialog
      trigger={<ActionButton look="danger">Void</ActionButton>}
      title={status === 'Draft' ? 'Void this draft?' : 'Void this invoice?'}
      description={status === 'Draft' ? OF_DRAFT : OF_SENT}
      warning={wentByPeppol && <p className="text-wait text-pretty">{OF_PEPPOL}</p>}
      verb={status === 'Draft' ? 'Void the draft' : 'Void the invoice'}
      isDangerous
      change={() => callApi(`/invoices/${id}`, { method: 'DELETE', organisationId, answer: NOTHING })}
      onDone={() => onDone('The invoice is void.')}
    />
  )
}
