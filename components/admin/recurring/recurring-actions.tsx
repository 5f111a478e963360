// Pauses a recurring invoice, lets it go on, and ends it.
'use client'
import type { ReactNode } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'
import type { RecurringInvoice } from '@/lib/recurring-invoices/recurring-invoice'
import { ActionButton } from '../invoice-actions/action-button'

interface Props {
  id: string
  state: RecurringInvoice['state']
  organisationId: string
  /** What else can be done with it. */
  children: ReactNode
}

export function RecurringActions({ children, id, organisationId, state }: Props) {
  const { isPending, problem, run } = useAction()
  const call = (verb: 'pause' | 'resume' | 'end') =>
    callApi(`/recurring-invoices/${id}/${verb}`, {
      ...{ method: 'POST' as const, organisationId, answer: NOTHING },
      idempotencyKey: crypto.randomUUID(),
    })
  if (state === 'ended') return null
  const verb = state === 'paused' ? 'resume' : 'pause'
  return (
    <div className="grid gap-3 print:hidden">
      <ProblemNotice problem={problem} />
      <div className="flex flex-wrap gap-3">
        {children}
        <button
          type="button"
          className={QUIET_BUTTON}
          aria-disabled={isPending}
          onClick={() => void run(() => call(verb))}
        >
          {state === 'paused' ? 'Resume' : 'Pause'}
        </button>
        <ConfirmDialog
          trigger={<ActionButton look="danger">End</ActionButton>}
          title="End this recurring invoice?"
          description="No invoice is made of it any more. Those that were made stay as they are. This cannot be undone."
          verb="End it"
          isDangerous
          change={() => call('end')}
        />
      </div>
    </div>
  )
}
