// Changes a recurring invoice, for what is made from now on: its lines, how long it goes on, and whether each is sent.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useFieldArray } from 'react-hook-form'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { FIELDS_BESIDE, SelectField, TextField } from '@/components/ui/field'
import { FormDecimal } from '@/components/ui/form-decimal'
import { isUnread } from '@/lib/money/asked'
import type { Template } from '@/lib/recurring-invoices/template'
import { ActionButton } from '../invoice-actions/action-button'
import { useDialogForm } from '../invoice-actions/use-dialog-form'
import { editedLines, templateWith } from './edited-lines'
import { CATCH_UPS, choicesOf, SENDS } from './words'

interface Props {
  id: string
  organisationId: string
  template: Template
  end: string | null
  count: number | null
  send: keyof typeof SENDS
  catchUp: keyof typeof CATCH_UPS
}

/** Plain, or marked as not understood: then the field asks what it means. */
const number = z.string().refine((text) => !isUnread(text), 'Choose what it means.')

const schema = z.object({
  end: z.string(),
  count: z.string().regex(/^\d{0,4}$/, 'Write a whole number.'),
  send: z.string(),
  catchUp: z.string(),
  lines: z.array(
    z
      .object({
        was: z.string(),
        isOfArticle: z.boolean(),
        description: z.string(),
        quantity: number.min(1, 'Write a quantity.'),
        unitPrice: number,
      })
      .refine(({ description, isOfArticle }) => isOfArticle || description.trim() !== '', {
        path: ['description'],
        message: 'Write what it is.',
      })
      .refine(({ isOfArticle, unitPrice }) => isOfArticle || unitPrice.trim() !== '', {
        path: ['unitPrice'],
        message: 'Write a price.',
      }),
  ),
})
type Values = z.infer<typeof schema>

/** As the API names what it refuses of a line. */
const fieldsOfLines = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) =>
      (['description', 'quantity', 'unitPrice'] as const).map(
        (name) => [`/template/lineItems/${at}/${name}`, `lines.${at}.${name}`] as const,
      ),
    ).flat(),
  )

/** The API takes 1,000; a person edits some, and the rest is for who writes to the API. */
const MOST_LINES = 50

export function EditRecurring({ catchUp, count, end, id, organisationId, send, template }: Props) {
  const router = useRouter()
  const dialog = useDialogForm<Values, unknown>({
    blank: () => ({
      ...{ end: end ?? '', count: count === null ? '' : String(count), send, catchUp },
      lines: editedLines(template),
    }),
    resolver: zodResolver(schema),
    fields: {
      ...{ '/schedule/end': 'end', '/schedule/count': 'count', '/send': 'send' },
      ...fieldsOfLines(MOST_LINES),
    },
    change: ({ lines, ...values }) =>
      callApi(`/recurring-invoices/${id}`, {
        method: 'PATCH',
        body: {
          ...{ send: values.send, catchUp: values.catchUp },
          schedule: { end: values.end || null, count: values.count === '' ? null : Number(values.count) },
          template: templateWith(template, lines),
        },
        ...{ organisationId, answer: NOTHING },
      }),
    onDone: () => router.refresh(),
  })
  const { control, formState, register } = dialog.form
  const { append, fields, remove } = useFieldArray({ control, name: 'lines' })
  const { errors } = formState
  return (
    <DialogForm
      title="Change this recurring invoice"
      description="It holds for what is made from now on; invoices that were made stay as they are. Tax rates of the lines stay."
      trigger={<ActionButton>Change</ActionButton>}
      verb="Save"
      dialog={dialog}
    >
      {fields.map((field, at) => (
        <fieldset key={field.id} className="grid gap-2 border-b border-line pb-4">
          <legend className="mb-2 text-13 text-muted">Line {at + 1}</legend>
          <TextField
            label="Description"
            error={errors.lines?.[at]?.description?.message}
            {...register(`lines.${at}.description`)}
          />
          <div className={FIELDS_BESIDE}>
            <FormDecimal
              label="Quantity"
              asked={{ of: 'quantity' }}
              control={control}
              name={`lines.${at}.quantity`}
            />
            <FormDecimal
              label={`Unit price, ${template.currency}`}
              asked={{ of: 'price', currency: template.currency }}
              control={control}
              name={`lines.${at}.unitPrice`}
            />
          </div>
          {fields.length > 1 && (
            <button
              type="button"
              className={`${QUIET_BUTTON} justify-self-start`}
              aria-label={`Remove line ${at + 1}`}
              onClick={() => remove(at)}
            >
              Remove
            </button>
          )}
        </fieldset>
      ))}
      {fields.length < MOST_LINES && (
        <button
          type="button"
          className={`${QUIET_BUTTON} justify-self-start`}
          onClick={() =>
            append({ was: '', isOfArticle: false, description: '', quantity: '1', unitPrice: '' })
          }
        >
          Add a line
        </button>
      )}
      <TextField
        label="Until"
        hint="Leave it empty for no end."
        type="date"
        error={errors.end?.message}
        {...register('end')}
      />
      <TextField
        label="How many in all"
        hint="Leave it empty for no limit."
        inputMode="numeric"
        error={errors.count?.message}
        {...register('count')}
      />
      <SelectField
        label="Each invoice"
        choices={choicesOf(SENDS)}
        error={errors.send?.message}
        {...register('send')}
      />
      <SelectField label="After a pause" choices={choicesOf(CATCH_UPS)} {...register('catchUp')} />
    </DialogForm>
  )
}
