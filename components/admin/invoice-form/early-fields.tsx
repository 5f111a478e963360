// What is taken off for whoever pays early, and until when that counts.
'use client'
import type { UseFormReturn } from 'react-hook-form'
import { FIELDS_BESIDE, TextField } from '@/components/ui/field'
import { FormDecimal } from '@/components/ui/form-decimal'
import type { FormValues } from './values'

export function EarlyFields({ form }: { form: UseFormReturn<FormValues> }) {
  const { errors } = form.formState
  return (
    <div className={FIELDS_BESIDE}>
      <FormDecimal
        label="Early discount, %"
        asked={{ of: 'percent' }}
        control={form.control}
        name="earlyPercent"
      />
      <TextField
        label="If paid within days"
        inputMode="numeric"
        autoComplete="off"
        error={errors.earlyDays?.message}
        {...form.register('earlyDays')}
      />
    </div>
  )
}
