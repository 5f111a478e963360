// Makes the draft of a late fee, after asking; pressing twice makes one.
'use client'
import { useRef } from 'react'
import { ActionButton } from '@/components/admin/invoice-actions/action-button'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

interface Props {
  invoiceId: string
  organisationId: string
  amount: string
}

export function ChargeLateFee({ amount, invoiceId, organisationId }: Props) {
  const keys = useRef(createRequestKeys())
  return (
    <ConfirmDialog
      trigger={<ActionButton>Make an invoice of it</ActionButton>}
      title={`Charge ${amount} for late payment?`}
      description="This makes the draft of an invoice of its own, without VAT. Nothing goes to the customer until you send it."
      verb="Make the draft"
      change={() =>
        callApi(`/invoices/${invoiceId}/late-fees`, {
          organisationId,
          body: { send: false },
          idempotencyKey: keys.current.keyFor(invoiceId),
          answer: NOTHING,
        })
      }
      onDone={() => keys.current.forget()}
    />
  )
}
