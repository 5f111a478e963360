// Confirms what cannot be undone, and stays open if it was refused.
'use client'
import { type ReactElement, type ReactNode, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON, DANGER_BUTTON, QUIET_BUTTON } from './button'
import type { Answer } from './call-api'
import { Dialog, DialogClose } from './dialog'
import { ProblemNotice } from './problem-notice'
import { useAction } from './use-action'

interface Props {
  trigger: ReactElement
  title: string
  /** What it means, before it is done. */
  description: ReactNode
  /** What to think of before, although nothing forbids it. */
  warning?: ReactNode
  /** What the button does: "Void the invoice". */
  verb: string
  isDangerous?: boolean
  change: () => Promise<Answer<unknown>>
  onDone?: () => void
}

export function ConfirmDialog({
  change,
  description,
  isDangerous = false,
  onDone,
  title,
  trigger,
  verb,
  warning,
}: Props) {
  const [isOpen, setOpen] = useState(false)
  const { clear, isPending, problem, run } = useAction()
  const confirm = async () => {
    const done = await run(change)
    if (!done) return
    setOpen(false)
    onDone?.()
  }
  const open = (next: boolean) => {
    clear()
    setOpen(next)
  }
  return (
    <Dialog title={title} description={description} trigger={trigger} isOpen={isOpen} onOpenChange={open}>
      {warning}
      <ProblemNotice problem={problem} />
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
        <button
          type="button"
          aria-disabled={isPending}
          className={isDangerous ? DANGER_BUTTON : COMPACT_PRIMARY_BUTTON}
          onClick={confirm}
        >
          {verb}
        </button>
      </div>
    </Dialog>
  )
}
