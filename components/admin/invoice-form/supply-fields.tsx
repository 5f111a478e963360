// When it was supplied, and what the customer wants to read on the invoice.
'use client'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { FIELDS_BESIDE, SelectField, TextField } from '@/components/ui/field'
import type { FormValues } from './values'

const SUPPLIED = [
  { value: '', label: 'Not said' },
  { value: 'on', label: 'On a day' },
  { value: 'during', label: 'During a period' },
]

export function SupplyFields({ form }: { form: UseFormReturn<FormValues> }) {
  const supplied = useWatch({ control: form.control, name: 'supplied' })
  const { errors } = form.formState
  return (
    <>
      <div className={FIELDS_BESIDE}>
        <SelectField
          label="Supplied"
          className={supplied === 'on' ? '' : 'col-span-2'}
          choices={SUPPLIED}
          {...form.register('supplied')}
        />
        {supplied === 'on' && (
          <TextField
            label="Date of supply"
            type="date"
            error={errors.supplyDate?.message}
            {...form.register('supplyDate')}
          />
        )}
      </div>
      {supplied === 'during' && (
        <div className={FIELDS_BESIDE}>
          <TextField
            label="From"
            type="date"
            error={errors.periodFrom?.message}
            {...form.register('periodFrom')}
          />
          <TextField label="To" type="date" error={errors.periodTo?.message} {...form.register('periodTo')} />
        </div>
      )}
      <div className={FIELDS_BESIDE}>
        <TextField
          label="Purchase order number"
          autoComplete="off"
          error={errors.purchaseOrderNumber?.message}
          {...form.register('purchaseOrderNumber')}
        />
        <TextField
          label="Customer’s reference"
          autoComplete="off"
          error={errors.buyerReference?.message}
          {...form.register('buyerReference')}
        />
      </div>
    </>
  )
}
