// Creates a customer without leaving the invoice.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { COMPANY_POINTERS, CompanyFields, companyIn } from '@/components/admin/customer/company-fields'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, type Problem } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt, sentenceOf } from '@/components/ui/refusal'
import { z } from './browser-zod'
import { customerAnswer, type PickedCustomer } from './customer-picker'
import { createRequestKeys } from './request-keys'

export interface Choice {
  value: string
  label: string
}

interface Props {
  organisationId: string
  countries: readonly Choice[]
  languages: readonly Choice[]
  onMade: (customer: PickedCustomer) => void
}

const schema = z.object({
  name: z
    .string()
    .max(200, 'At most 200 characters.')
    .refine((text) => text.trim() !== '', 'Enter a name.'),
  email: z.string().refine((text) => text === '' || /^\S+@\S+\.\S+$/.test(text), 'Enter an email address.'),
  country: z.string(),
  locale: z.string(),
})
type Values = z.output<typeof schema>

const EMPTY: Values = { name: '', email: '', country: '', locale: '' }

const bodyOf = ({ country, email, locale, name }: Values) => ({
  name,
  email: email || null,
  address: country ? { country } : null,
  locale: locale || null,
})

const FIELDS: Record<string, keyof Values> = {
  '/name': 'name',
  '/email': 'email',
  '/address/country': 'country',
  '/locale': 'locale',
}

function useMaking({ onMade, organisationId }: Pick<Props, 'onMade' | 'organisationId'>) {
  const keys = useRef(createRequestKeys())
  const isRunning = useRef(false)
  const form = useForm<Values>({ defaultValues: EMPTY, resolver: zodResolver(schema) })
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const make = form.handleSubmit(async (values, event) => {
    if (isRunning.current) return
    isRunning.current = true
    const company = event?.target instanceof HTMLFormElement ? companyIn(event.target) : {}
    const body = { ...bodyOf(values), ...company }
    const idempotencyKey = keys.current.keyFor(body)
    const answer = await callApi('/customers', {
      body,
      organisationId,
      idempotencyKey,
      answer: customerAnswer,
    })
    isRunning.current = false
    if (answer.ok) {
      keys.current.forget()
      form.reset(EMPTY)
      setOpen(false)
      onMade(answer.value)
      return
    }
    const { errors = [] } = answer.problem
    for (const error of errors) {
      const field = FIELDS[error.pointer]
      if (field) form.setError(field, { message: sentenceOf(error) })
    }
    setProblem(answer.problem)
  })
  const open = (next: boolean) => {
    setProblem(undefined)
    setOpen(next)
  }
  return { form, isOpen, make, open, problem }
}

export function NewCustomer({ countries, languages, ...options }: Props) {
  const { form, isOpen, make, open, problem } = useMaking(options)
  const { errors, isSubmitting } = form.formState
  const submit = (event: FormEvent) => {
    // React lets the event bubble to the invoice's form, although the dialog is elsewhere in the page.
    event.stopPropagation()
    return make(event)
  }
  return (
    <Dialog
      title="New customer"
      trigger={
        <button type="button" className={QUIET_BUTTON}>
          New customer
        </button>
      }
      isOpen={isOpen}
      onOpenChange={open}
    >
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ProblemNotice problem={problem} shownAt={[...Object.keys(FIELDS), ...COMPANY_POINTERS]} />
        <TextField label="Name" autoComplete="off" error={errors.name?.message} {...form.register('name')} />
        <TextField
          label="Email address"
          type="text"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          autoComplete="off"
          hint="Where invoices and receipts go."
          error={errors.email?.message}
          {...form.register('email')}
        />
        <SelectField
          label="Country"
          choices={countries}
          error={errors.country?.message}
          {...form.register('country')}
        />
        <SelectField
          label="Language"
          choices={languages}
          hint="For emails and the payment page."
          error={errors.locale?.message}
          {...form.register('locale')}
        />
        <CompanyFields company={null} errorOf={(name) => errorAt(problem, `/${name}`)} />
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
          <button type="submit" aria-disabled={isSubmitting} className={COMPACT_PRIMARY_BUTTON}>
            Add customer
          </button>
        </div>
      </form>
    </Dialog>
  )
}
