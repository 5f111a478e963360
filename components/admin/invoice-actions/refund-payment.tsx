// Refunds all or part of one payment, after saying who gets what.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMemo } from 'react'
import { useWatch } from 'react-hook-form'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/field'
import { FormDecimal } from '@/components/ui/form-decimal'
import { Notice } from '@/components/ui/notice'
import type { ActionablePayment } from '@/lib/payment-views/offered-actions'
import { ActionButton } from './action-button'
import { amountText, displayed, displayedText, readAmount } from './amount-text'
import { refundableOf, refundWords } from './refund-words'
import { useDialogForm } from './use-dialog-form'

interface Values {
  amount: string
  reason: string
  owedAgain: boolean
}

interface Props {
  invoiceId: string
  organisationId: string
  payment: ActionablePayment
  /** What the button says: one of several payments is named. */
  label: string
  onDone: (said: string) => void
}

const schemaFor = (payment: ActionablePayment) =>
  z.object({
    amount: z.string().superRefine((text, context) => {
      const read = readAmount(text, refundableOf(payment), true)
      if ('fault' in read) context.addIssue({ code: 'custom', message: read.fault })
    }),
    reason: z.string().max(500, 'Use at most 500 characters.'),
    owedAgain: z.boolean(),
  })

export function RefundPayment({ invoiceId, label, onDone, organisationId, payment }: Props) {
  const resolver = useMemo(() => zodResolver(schemaFor(payment)), [payment])
  const refundable = refundableOf(payment)
  const dialog = useDialogForm<Values, undefined>({
    blank: () => ({ amount: amountText(refundable), reason: '', owedAgain: false }),
    resolver,
    fields: { '/amount': 'amount', '/reason': 'reason' },
    change: ({ amount, owedAgain, reason }, idempotencyKey) =>
      callApi(`/invoices/${invoiceId}/payments/${payment.id}/refunds`, {
        body: { amount: amount.trim(), reason: reason.trim() || null, owedAgain },
        organisationId,
        idempotencyKey,
        answer: NOTHING,
      }),
    onDone: (_, { amount }) => onDone(`The refund of ${displayedText(amount, refundable)} is on its way.`),
  })
  const { errors } = dialog.form.formState
  const amount = useWatch({ control: dialog.form.control, name: 'amount' })
  const meaning = refundWords(payment, amount)
  return (
    <DialogForm
      title="Refund"
      description={`Up to ${displayed(refundable)} of this payment can be refunded.`}
      trigger={<ActionButton>{label}</ActionButton>}
      verb="Refund"
      isDangerous
      dialog={dialog}
    >
      <FormDecimal
        label={`Amount, ${payment.currency}`}
        asked={{ of: 'money', currency: payment.currency }}
        control={dialog.form.control}
        name="amount"
      />
      <TextField
        label="Reason"
        hint="Printed on the credit note. Optional."
        autoComplete="off"
        error={errors.reason?.message}
        {...dialog.form.register('reason')}
      />
      <label className="grid gap-1">
        <span className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-4 accent-accent" {...dialog.form.register('owedAgain')} />
          The customer still owes this
        </span>
        <span className="text-13 text-muted">
          Tick it if the payment was wrong. Otherwise a credit note is issued for what is refunded, and nobody
          is asked to pay it again.
        </span>
      </label>
      {meaning && (
        <Notice>
          <p>{meaning}</p>
        </Notice>
      )}
    </DialogForm>
  )
}
