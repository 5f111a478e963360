// A small form in a dialog: blank at each opening, done once however often it is pressed, refusals at their fields.
'use client'
import { type FormEvent, useRef, useState } from 'react'
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from 'react-hook-form'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import type { Answer, Problem } from '@/components/ui/call-api'
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
      // Whoever opens it once more means another one, even with the same words.
      keys.current.forget()
      form.reset(blank())
    }
    setOpen(next)
  }

  /** What has a field is said there, and only the rest above. */
  const sorted = (refused: Problem): Problem => {
    const errors = refused.errors ?? []
    const found = errors.filter(({ pointer }) => fields[pointer] !== undefined)
    for (const { detail, pointer } of found) {
      const field = fields[pointer]
      if (field) form.setError(field, { message: detail.replace(/^\w+: /, '') }, { shouldFocus: true })
    }
    if (found.length === 0) return refused
    const rest = errors.filter((error) => !found.includes(error))
    return { ...refused, detail: 'Look at the fields that are marked below.', errors: rest }
  }

  const submit = (event: FormEvent) => {
    // React lets it rise to a form around the dialog's trigger, although the dialog stands elsewhere in the page.
    event.stopPropagation()
    return form.handleSubmit(async (values) => {
      const done = await run(async () => {
        const answer = await change(values, keys.current.keyFor(values))
        keys.current.answered(answer.ok ? 'done' : answer.problem.status)
        return answer.ok ? answer : { ok: false, problem: sorted(answer.problem) }
      })
      if (!done) return
      setOpen(false)
      onDone(done.value, values)
    })(event)
  }

  return { form, isOpen, open, submit, isPending, problem }
}
