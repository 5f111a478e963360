// A number field for React Hook Form.
'use client'
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form'
import type { Asked } from '@/lib/money/asked'
import { DecimalField } from './decimal-field'

interface Props<V extends FieldValues> {
  control: Control<V>
  name: FieldPath<V>
  asked: Asked
  label: string
  className?: string
}

export function FormDecimal<V extends FieldValues>({ asked, className, control, label, name }: Props<V>) {
  const { field, fieldState } = useController({ control, name })
  return (
    <DecimalField
      asked={asked}
      label={label}
      className={className}
      error={fieldState.error?.message}
      name={field.name}
      ref={field.ref}
      value={String(field.value ?? '')}
      onChange={field.onChange}
      onBlur={field.onBlur}
    />
  )
}
