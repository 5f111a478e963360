// Credits an invoice, all of it or in part, by a credit note that is issued at once.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMemo } from 'react'
import { useWatch } from 'react-hook-form'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { SelectField, TextField } from '@/components/ui/field'
import { FormDecimal } from '@/components/ui/form-decimal'
import type { CreditOverview } from '@/lib/credit-notes/overview'
import { ActionButton } from './action-button'
import { amountText, displayed, readAmount } from './amount-text'
import { useDialogForm } from './use-dialog-form'

interface Props {
  invoiceId: string
  credit: CreditOverview
  organisationId: string
  onDone: (said: string) => void
}

const WAYS = [
  { value: 'all', label: 'All that is left' },
  { value: 'amount', label: 'An amount' },
  { value: 'lines', label: 'Lines' },
] as const

interface Values {
  way: (typeof WAYS)[number]['value']
  amount: string
  /** By the place of the line; blank for none of it. */
  quantities: string[]
  reason: string
}

const isSome = (quantity: string): boolean => !/^0*(?:\.0*)?$/.test(quantity.trim())

const schemaFor = ({ currency, leftMinor }: CreditOverview) =>
  z
    .object({
      way: z.enum(['all', 'amount', 'lines']),
      amount: z.string(),
      quantities: z.array(z.string()),
      reason: z.string().trim().min(1, 'Say why: it is printed.').max(500, 'Use at most 500 characters.'),
    })
    .superRefine(({ amount, quantities, way }, context) => {
      const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
      const read = way === 'amount' ? readAmount(amount, { minor: leftMinor, currency }, true) : undefined
      if (read && 'fault' in read) fault(['amount'], read.fault)
      if (way === 'lines' && !quantities.some(isSome))
        fault(['way'], 'Enter a quantity for at least one line.')
    })

const wantedOf = ({ amount, quantities, way }: Values, { lines }: CreditOverview) => {
  if (way === 'amount') return { amount: amount.trim() }
  if (way === 'all') return {}
  return {
    lineItems: lines.flatMap(({ id }, at) => {
      const quantity = quantities[at]?.trim() ?? ''
      return isSome(quantity) ? [{ lineItemId: id, quantity }] : []
    }),
  }
}

const MADE = z.object({ id: z.string() })

export function CreditInvoice({ credit, invoiceId, onDone, organisationId }: Props) {
  const { currency, leftMinor, lines } = credit
  const resolver = useMemo(() => zodResolver(schemaFor(credit)), [credit])
  const dialog = useDialogForm<Values, undefined>({
    blank: () => ({
      ...{ way: 'all', amount: amountText({ minor: leftMinor, currency }), reason: '' },
      quantities: lines.map(() => ''),
    }),
    resolver,
    fields: { '/amount': 'amount', '/reason': 'reason' },
    change: async (values, idempotencyKey) => {
      const body = { invoiceId, reason: values.reason.trim(), ...wantedOf(values, credit) }
      const made = await callApi('/credit-notes', { body, organisationId, idempotencyKey, answer: MADE })
      if (!made.ok) return made
      return callApi(`/credit-notes/${made.value.id}/issue`, { organisationId, answer: NOTHING })
    },
    onDone: () => onDone('The credit note is issued.'),
  })
  const { control, formState, register } = dialog.form
  const way = useWatch({ control, name: 'way' })
  return (
    <DialogForm
      title="Credit"
      description={`Up to ${displayed({ minor: leftMinor, currency })} of this invoice can be credited. A credit note is issued at once, and cannot be deleted; it moves no money.`}
      trigger={<ActionButton>Credit</ActionButton>}
      verb="Issue the credit note"
      dialog={dialog}
    >
      <SelectField
        label="What is credited"
        choices={WAYS}
        error={formState.errors.way?.message}
        {...register('way')}
      />
      {way === 'amount' && (
        <FormDecimal
          label={`Amount with tax, ${currency}`}
          asked={{ of: 'money', currency }}
          control={control}
          name="amount"
        />
      )}
      {way === 'lines' &&
        lines.map(({ description, id, left }, at) => (
          <FormDecimal
            key={id}
            label={`${description}: quantity of ${left}`}
            asked={{ of: 'quantity' }}
            control={control}
            name={`quantities.${at}`}
          />
        ))}
      <TextField
        label="Reason"
        hint="Printed on the credit note."
        autoComplete="off"
        error={formState.errors.reason?.message}
        {...register('reason')}
      />
    </DialogForm>
  )
}
