// Creates or edits a tax rate.
'use client'
import { type FormEvent, type ReactElement, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DecimalField } from '@/components/ui/decimal-field'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { personLocale } from '@/components/ui/person-locale'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { errorAt } from '@/components/ui/refusal'
import { useAction } from '@/components/ui/use-action'
import { isUnread, unreadFault } from '@/lib/money/asked'

const CATEGORIES = [
  { value: 'S', label: 'Standard or reduced rate (S)' },
  { value: 'Z', label: 'Zero rate (Z)' },
  { value: 'E', label: 'Exempt (E)' },
  { value: 'AE', label: 'Reverse charge (AE)' },
  { value: 'K', label: 'Goods to another EU country (K)' },
  { value: 'G', label: 'Export (G)' },
  { value: 'O', label: 'Not subject to VAT (O)' },
]

export interface RateDraft {
  code: string
  name: string
  /** Decimal text, in percent. */
  rate: string
  category: string
  reason: string
}

const BLANK: RateDraft = { code: '', name: '', rate: '', category: 'S', reason: '' }

interface Props {
  organisationId: string
  /** The rate that is changed; left out for a new one. */
  rate?: RateDraft & { id: string }
  trigger: ReactElement
}

export function RateDialog({ organisationId, rate, trigger }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog
      title={rate ? `Edit “${rate.name}”` : 'New tax rate'}
      description="Existing invoices keep what a rate was when it was chosen."
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      <RateFields organisationId={organisationId} rate={rate} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

function RateFields({ onDone, organisationId, rate }: Omit<Props, 'trigger'> & { onDone: () => void }) {
  const [typed, setTyped] = useState<RateDraft>(rate ?? BLANK)
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID())
  const [fault, setFault] = useState<string>()
  const { isPending, problem, run } = useAction()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const unread = isUnread(typed.rate)
      ? unreadFault({ of: 'percent' }, typed.rate, personLocale())
      : undefined
    setFault(unread)
    if (unread) return
    const { category, code, name, rate: percent, reason } = typed
    const body = {
      code: code.trim(),
      name,
      rate: percent.trim() || '0',
      category,
      reason: reason.trim() || null,
    }
    const done = await run(() =>
      rate
        ? callApi(`/tax-rates/${rate.id}`, { method: 'PATCH', body, organisationId, answer: NOTHING })
        : callApi('/tax-rates', { body, organisationId, idempotencyKey, answer: NOTHING }),
    )
    if (done) onDone()
  }
  const type = (changes: Partial<RateDraft>) => {
    setTyped({ ...typed, ...changes })
    // What is sent differs now, so it is another attempt.
    setIdempotencyKey(crypto.randomUUID())
  }
  const field = (name: keyof RateDraft) => ({
    value: typed[name],
    error: errorAt(problem, `/${name}`),
    onChange: ({ target }: { target: { value: string } }) => type({ [name]: target.value }),
  })
  const hasNoReason = typed.category === 'S' || typed.category === 'Z'
  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <ProblemNotice problem={problem} shownAt={Object.keys(BLANK).map((name) => `/${name}`)} />
      <TextField label="Name" required maxLength={100} autoComplete="off" {...field('name')} />
      <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-start gap-3">
        <TextField
          label="Code"
          hint="A short name of yours, such as “books”."
          required
          maxLength={40}
          autoComplete="off"
          {...field('code')}
        />
        <DecimalField
          label="Rate, %"
          asked={{ of: 'percent' }}
          value={typed.rate}
          error={fault ?? errorAt(problem, '/rate')}
          onChange={(value) => {
            setFault(undefined)
            type({ rate: value })
          }}
        />
      </div>
      <SelectField label="Category" choices={CATEGORIES} {...field('category')} />
      {!hasNoReason && (
        <TextField
          label="Why no tax is charged"
          hint="Printed on invoices. Left empty, it is proposed in the customer’s language where that is certain."
          maxLength={500}
          autoComplete="off"
          {...field('reason')}
        />
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
        <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
          Save the rate
        </button>
      </div>
    </form>
  )
}
