// Records a manual payment: cash or a bank transfer.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMemo } from 'react'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextAreaField, TextField } from '@/components/ui/field'
import { FormDecimal } from '@/components/ui/form-decimal'
import { listed } from '@/components/ui/listed'
import type { Money } from '@/lib/money/money'
import type { ActionableInvoice } from '@/lib/payment-views/offered-actions'
import { dayIn, momentIn } from '@/lib/time-zone'
import { ActionButton } from './action-button'
import { amountText, displayed, displayedText, readAmount } from './amount-text'
import { useDialogForm } from './use-dialog-form'

interface Values {
  amount: string
  day: string
  notes: string
}

interface Props {
  invoice: ActionableInvoice
  organisationId: string
  onDone: (said: string) => void
}

const schemaFor = (outstanding: Money) =>
  z.object({
    amount: z.string().superRefine((text, context) => {
      const read = readAmount(text, outstanding, false)
      if ('fault' in read) context.addIssue({ code: 'custom', message: read.fault })
    }),
    day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose the day it arrived.'),
    notes: z.string().max(2_000, 'Use at most 2,000 characters.'),
  })

/** Today means now; another day means noon in the seller's time zone. */
const momentOf = (day: string, zone: string): string =>
  (day === dayIn(zone, new Date()) ? new Date() : momentIn(zone, day, '12:00')).toISOString()

export function RecordPayment({ invoice, onDone, organisationId }: Props) {
  const { currency, customer, id, outstandingMinor, timeZone, underWayMinor } = invoice
  const outstanding = useMemo(() => ({ minor: outstandingMinor, currency }), [outstandingMinor, currency])
  const resolver = useMemo(() => zodResolver(schemaFor(outstanding)), [outstanding])
  const dialog = useDialogForm<Values, undefined>({
    blank: () => ({ amount: amountText(outstanding), day: dayIn(timeZone, new Date()), notes: '' }),
    resolver,
    fields: { '/amount': 'amount', '/paidAt': 'day', '/notes': 'notes' },
    change: ({ amount, day, notes }, idempotencyKey) =>
      callApi(`/invoices/${id}/payments`, {
        body: { amount: amount.trim(), paidAt: momentOf(day, timeZone), notes: notes.trim() || null },
        organisationId,
        idempotencyKey,
        answer: NOTHING,
      }),
    onDone: (_, { amount }) => onDone(`The payment of ${displayedText(amount, outstanding)} is recorded.`),
  })
  const { errors } = dialog.form.formState
  const addresses = listed(customer.mailedTo)
  const receipt = addresses && ` A receipt goes to ${addresses}.`
  const underWay =
    underWayMinor > 0
      ? ` A payment of ${displayed({ minor: underWayMinor, currency })} is on its way: nothing can be recorded until it has arrived or failed.`
      : ''
  return (
    <DialogForm
      title="Record a payment"
      description={`For money received in cash or by bank transfer; ${displayed(outstanding)} is outstanding.${receipt}${underWay}`}
      trigger={<ActionButton>Record a payment</ActionButton>}
      verb="Record it"
      dialog={dialog}
    >
      <FormDecimal
        label={`Amount, ${currency}`}
        asked={{ of: 'money', currency }}
        control={dialog.form.control}
        name="amount"
      />
      <TextField
        label="Received on"
        type="date"
        error={errors.day?.message}
        {...dialog.form.register('day')}
      />
      <TextAreaField
        label="Notes"
        hint="Such as the transfer reference. Optional."
        error={errors.notes?.message}
        {...dialog.form.register('notes')}
      />
    </DialogForm>
  )
}
