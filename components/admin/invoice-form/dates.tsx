// The day of the invoice and the day it is due, with the usual choices one press away.
'use client'
import type { UseFormReturn } from 'react-hook-form'
import { TEXT_BUTTON } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { dayAfter, type FormValues } from './values'

const USUAL_DAYS = [14, 30]

export function Dates({ form }: { form: UseFormReturn<FormValues> }) {
  const { errors } = form.formState
  const setDue = (day: string) => form.setValue('dueDate', day, { shouldDirty: true, shouldValidate: true })
  return (
    <>
      <TextField
        label="Invoice date"
        type="date"
        error={errors.issueDate?.message}
        {...form.register('issueDate')}
      />
      <div>
        <TextField
          label="Due date"
          type="date"
          error={errors.dueDate?.message}
          {...form.register('dueDate')}
        />
        <div className="flex flex-wrap gap-x-4">
          {USUAL_DAYS.map((days) => (
            <button
              key={days}
              type="button"
              className={TEXT_BUTTON}
              aria-label={`Due in ${days} days`}
              onClick={() => setDue(dayAfter(form.getValues('issueDate'), days))}
            >
              {days} days
            </button>
          ))}
          <button type="button" className={TEXT_BUTTON} onClick={() => setDue('')}>
            No due date
          </button>
        </div>
      </div>
    </>
  )
}
