// A small form in a dialog: blank at each opening, done once however often it is pressed, refusals at their fields.
'use client'
import { type FormEvent, useRef, useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from 'react-hook-form'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import type { Answer, Problem } from '@/components/ui/call-api'
import { sentenceOf } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'

interface Options<V extends FieldValues, T> {
  blank: () => DefaultValues<V>
  resolver: Resolver<V>
  /** Pointer in the API's body → field of the form. */
  fields: Record<string, FieldPath<V>>
  change: (values: V, idempotencyKey: string) => Promise<Answer<T>>
  onDone: (made: T, values: V) => void
}

export function useDialogForm<V extends FieldValues, T>(options: Options<V, T>) {
  const { blank, change, fields, onDone, resolver } = options
  const keys = useRef(createRequestKeys())
  const [isOpen, setOpen] = useState(false)
  const form = useForm<V>({ defaultValues: blank(), resolver })
  const { clear, isPending, problem, run } = useAction()

  const open = (next: boolean) => {
    clear()
    if (next) {
      // Opening it again means another one, even with the same text.
      keys.current.forget()
      form.reset(blank())
    }
    setOpen(next)
  }

  const showAtFields = ({ errors = [] }: Problem) => {
    for (const error of errors) {
      const field = fields[error.pointer]
      if (field) form.setError(field, { message: sentenceOf(error) }, { shouldFocus: true })
    }
  }

  const submit = (event: FormEvent) => {
    // React lets the event bubble to a form around the dialog's trigger, although the dialog is elsewhere in the page.
    event.stopPropagation()
    return form.handleSubmit(async (values) => {
      const done = await run(async () => {
        const answer = await change(values, keys.current.keyFor(values))
        keys.current.answered(answer.ok ? 'done' : answer.problem.status)
        if (!answer.ok) showAtFields(answer.problem)
        return answer
      })
      if (!done) return
      setOpen(false)
      onDone(done.value, values)
    })(event)
  }

  return { form, isOpen, open, submit, isPending, problem, shownAt: Object.keys(fields) }
}
