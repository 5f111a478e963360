// Ends money that is set aside where nobody can be asked any more, with what somebody found out about it.
'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { ActionButton } from '@/components/admin/invoice-actions/action-button'
import { useDialogForm } from '@/components/admin/invoice-actions/use-dialog-form'
import { z } from '@/components/admin/invoice-form/browser-zod'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogForm } from '@/components/ui/dialog-form'
import { TextField } from '@/components/ui/field'

interface Values {
  reason: string
}

interface Props {
  path: string
  organisationId: string | undefined
  /** What is ended, for who hears the button alone. */
  what: string
}

const schema = z.object({
  reason: z.string().trim().min(1, 'Say what became of the money.').max(500, 'Use at most 500 characters.'),
})

export function EndButton({ organisationId, path, what }: Props) {
  const dialog = useDialogForm<Values, undefined>({
    blank: () => ({ reason: '' }),
    resolver: zodResolver(schema),
    fields: { '/reason': 'reason' },
    change: ({ reason }) =>
      callApi(path, { body: { reason: reason.trim() }, organisationId, answer: NOTHING }),
    // The row is gone.
    onDone: () => undefined,
  })
  return (
    <DialogForm
      title="End without booking"
      description="Nothing is booked or refunded, and what is still owed can be paid again. What you write stays in the history, with your name."
      trigger={
        <ActionButton>
          End by hand<span className="sr-only">: {what}</span>
        </ActionButton>
      }
      verb="End it"
      isDangerous
      dialog={dialog}
    >
      <TextField
        label="What became of the money"
        hint="For example: refunded in the Stripe dashboard on 20 November."
        autoComplete="off"
        error={dialog.form.formState.errors.reason?.message}
        {...dialog.form.register('reason')}
      />
    </DialogForm>
  )
}
