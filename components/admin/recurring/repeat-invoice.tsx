// Makes an invoice recur: asks how often, from when, and whether each is sent by itself.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { placeHref } from '@/components/shell/place-href'
import { callApi } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { SelectField, TextField } from '@/components/ui/field'
import type { Template } from '@/lib/recurring-invoices/template'
import { ActionButton } from '../invoice-actions/action-button'
import { useDialogForm } from '../invoice-actions/use-dialog-form'
import { choicesOf, SENDS } from './words'

interface Props {
  customerId: string
  organisationId: string
  template: Template
  /** The first occurrence that is proposed. */
  start: string
}

const EVERY = [
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' },
]
const DAY = /^\d{4}-\d{2}-\d{2}$/

const schema = z.object({
  every: z.string(),
  start: z.string().regex(DAY, 'Choose the first day.'),
  anchor: z.string(),
  end: z.string(),
  send: z.string(),
})
type Values = z.infer<typeof schema>

const scheduleOf = ({ anchor, end, every, start }: Values) => ({
  ...{ every, start },
  // The last day of a month is the 31st to the API.
  ...(anchor === 'last' && every !== 'week' && { anchorDay: 31 }),
  ...(end && { end }),
})

export function RepeatInvoice({ customerId, organisationId, start, template }: Props) {
  const router = useRouter()
  const dialog = useDialogForm<Values, { id: string }>({
    blank: () => ({ every: 'month', start, anchor: 'same', end: '', send: 'automatically' }),
    resolver: zodResolver(schema),
    fields: { '/schedule/start': 'start', '/schedule/end': 'end', '/send': 'send' },
    change: (values, idempotencyKey) =>
      callApi('/recurring-invoices', {
        body: { customerId, template, send: values.send, schedule: scheduleOf(values) },
        ...{ organisationId, idempotencyKey },
        answer: z.object({ id: z.string() }),
      }),
    onDone: ({ id }) => router.push(placeHref(`/admin/recurring/${id}`, organisationId)),
  })
  const { errors } = dialog.form.formState
  const { register } = dialog.form
  return (
    <DialogForm
      title="Repeat this invoice"
      description="New invoices with the same lines for the same customer, at six in the morning of each day. Tax rates are those of the day on which each is made."
      trigger={<ActionButton>Repeat this invoice</ActionButton>}
      verb="Repeat it"
      dialog={dialog}
    >
      <SelectField label="Every" choices={EVERY} {...register('every')} />
      <TextField label="First on" type="date" error={errors.start?.message} {...register('start')} />
      <SelectField
        label="Then on"
        choices={[
          { value: 'same', label: 'The same day' },
          { value: 'last', label: 'The last day of the month' },
        ]}
        {...register('anchor')}
      />
      <TextField
        label="Until"
        hint="Leave it empty for no end."
        type="date"
        error={errors.end?.message}
        {...register('end')}
      />
      <SelectField
        label="Each invoice"
        choices={choicesOf(SENDS)}
        error={errors.send?.message}
        {...register('send')}
      />
    </DialogForm>
  )
}
