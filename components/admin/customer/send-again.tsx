// Resends open invoices to corrected addresses.
'use client'
import { useRef, useState } from 'react'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { DialogClose } from '@/components/ui/dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

export interface OpenInvoice {
  id: string
  documentNumber: string
}

interface Props {
  organisationId: string
  emails: readonly string[]
  invoices: readonly OpenInvoice[]
}

export function SendAgain({ emails, invoices, organisationId }: Props) {
  const keys = useRef(createRequestKeys())
  const [sent, setSent] = useState<string[]>([])
  const { isPending, problem, run } = useAction()
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const end = useRef<HTMLButtonElement>(null)
  const send = async (id: string) => {
    const done = await run(() =>
      callApi(`/invoices/${id}/send`, {
        organisationId,
        idempotencyKey: keys.current.keyFor([id, emails]),
        answer: NOTHING,
      }),
    )
    if (!done) return
    setSent((before) => [...before, id])
    // Its button disappears, so the focus moves to the next one, or to the end.
    const at = invoices.findIndex((invoice) => invoice.id === id)
    const next = [...invoices.slice(at + 1), ...invoices].find(
      (invoice) => invoice.id !== id && !sent.includes(invoice.id),
    )
    const target = next ? buttons.current.get(next.id) : end.current
    target?.focus()
  }
  return (
    <div className="grid gap-4">
      <p className="text-muted text-pretty">
        Saved. Invoices sent earlier did not go to <bdi>{emails.join(', ')}</bdi>. Send them again, with the
        same links, to everyone who gets the invoices now.
      </p>
      <ProblemNotice problem={problem} />
      <ul className="border-t border-line" aria-live="polite">
        {invoices.map(({ documentNumber, id }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2"
          >
            <span className="font-strong">{documentNumber}</span>
            {sent.includes(id) ? (
              <span className="text-13 text-good">On its way</span>
            ) : (
              <button
                ref={(button) => {
                  if (button) buttons.current.set(id, button)
                  else buttons.current.delete(id)
                }}
                type="button"
                aria-disabled={isPending}
                className={QUIET_BUTTON}
                onClick={() => send(id)}
              >
                Send {documentNumber} again
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <DialogClose ref={end} className={QUIET_BUTTON}>
          Done
        </DialogClose>
      </div>
    </div>
  )
}
