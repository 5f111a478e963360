// Pays the invoice, or part of it, from the customer's credit.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMemo } from 'react'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { FormDecimal } from '@/components/ui/form-decimal'
import type { Money } from '@/lib/money/money'
import type { ActionableInvoice } from '@/lib/payment-views/offered-actions'
import { ActionButton } from './action-button'
import { amountText, displayed, displayedText, readAmount } from './amount-text'
import { useDialogForm } from './use-dialog-form'

interface Props {
  invoice: ActionableInvoice
  organisationId: string
  onDone: (said: string) => void
}

const schemaFor = (most: Money) =>
  z.object({
    amount: z.string().superRefine((text, context) => {
      const read = readAmount(text, most, false)
      if ('fault' in read) context.addIssue({ code: 'custom', message: read.fault })
    }),
  })

export function ApplyCredit({ invoice, onDone, organisationId }: Props) {
  const { creditMinor, currency, customer, id, outstandingMinor, underWayMinor } = invoice
  const mostMinor = Math.min(creditMinor, outstandingMinor)
  const most = useMemo(() => ({ minor: mostMinor, currency }), [mostMinor, currency])
  const resolver = useMemo(() => zodResolver(schemaFor(most)), [most])
  const dialog = useDialogForm<{ amount: string }, undefined>({
    blank: () => ({ amount: amountText(most) }),
    resolver,
    fields: { '/amount': 'amount' },
    change: ({ amount }, idempotencyKey) =>
      callApi(`/invoices/${id}/apply-credit`, {
        body: { amount: amount.trim() },
        organisationId,
        idempotencyKey,
        answer: NOTHING,
      }),
    onDone: (_, { amount }) => onDone(`${displayedText(amount, most)} is paid from credit.`),
  })
  const underWay =
    underWayMinor > 0
      ? ` A payment of ${displayed({ minor: underWayMinor, currency })} is on its way: if it arrives as well, the surplus is refunded to the payer.`
      : ''
  return (
    <DialogForm
      title="Apply credit"
      description={`${customer.name} has a credit of ${displayed({ minor: creditMinor, currency })}; ${displayed({ minor: outstandingMinor, currency })} is outstanding.${underWay}`}
      trigger={<ActionButton>Apply credit</ActionButton>}
      verb="Apply it"
      dialog={dialog}
    >
      <FormDecimal
        label={`Amount, ${currency}`}
        asked={{ of: 'money', currency }}
        control={dialog.form.control}
        name="amount"
      />
    </DialogForm>
  )
}
