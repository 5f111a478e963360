// A discount or charge, folded away until it is wanted.
'use client'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { TEXT_BUTTON } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { FormDecimal } from '@/components/ui/form-decimal'
import { isCurrency } from '@/lib/money/currency'
import { askedFor } from './read-lines'
import { type FormValues, NO_ALLOWANCE } from './values'

interface Props {
  form: UseFormReturn<FormValues>
  at: 'discount' | 'charge' | `lineItems.${number}.discount`
  /** "discount on line 2" */
  name: string
  /** What the button says while there is none. */
  offer: string
}

const KINDS = [
  { value: 'percent', label: 'Percent' },
  { value: 'amount', label: 'Amount' },
]

export function AllowanceFields({ at, form, name, offer }: Props) {
  const [{ kind }, currency] = useWatch({ control: form.control, name: [at, 'currency'] })
  const known = isCurrency(currency) ? currency : 'EUR'
  const error = form.getFieldState(at, form.formState).error as { reason?: { message?: string } } | undefined
  const set = (next: 'percent' | '') =>
    form.setValue(at, { ...NO_ALLOWANCE, kind: next }, { shouldDirty: true, shouldValidate: next === '' })
  if (kind === '')
    return (
      <button type="button" className={`${TEXT_BUTTON} justify-self-start`} onClick={() => set('percent')}>
        {offer}
      </button>
    )
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  return (
    <fieldset className="grid min-w-0 grid-cols-2 items-start gap-x-3 gap-y-2 rounded-base bg-well p-3 roomy:grid-cols-[7rem_8rem_minmax(0,1fr)_auto]">
      <legend className="sr-only">{title}</legend>
      <SelectField label={`${title} as`} choices={KINDS} {...form.register(`${at}.kind`)} />
      <FormDecimal
        key={kind}
        label={kind === 'percent' ? 'In percent' : 'Amount'}
        asked={askedFor(kind, known)}
        control={form.control}
        name={`${at}.${kind}`}
      />
      <TextField
        label="Reason"
        className="col-span-2 roomy:col-span-1"
        error={error?.reason?.message}
        autoComplete="off"
        {...form.register(`${at}.reason`)}
      />
      <button type="button" className={`${TEXT_BUTTON} roomy:mt-6`} onClick={() => set('')}>
        Remove the {name}
      </button>
    </fieldset>
  )
}
