// The frame of a small form in a dialog.
'use client'
import type { FormEvent, ReactElement, ReactNode } from 'react'
import { COMPACT_PRIMARY_BUTTON, DANGER_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import type { Problem } from '@/components/ui/call-api'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ProblemNotice } from '@/components/ui/problem-notice'

interface Props {
  title: string
  description?: ReactNode
  trigger: ReactElement
  /** What the button does. */
  verb: string
  isDangerous?: boolean
  dialog: {
    isOpen: boolean
    open: (next: boolean) => void
    submit: (event: FormEvent) => unknown
    isPending: boolean
    problem: Problem | undefined
    shownAt: readonly string[]
  }
  children: ReactNode
}

export function DialogForm({ children, description, dialog, isDangerous, title, trigger, verb }: Props) {
  const { isOpen, isPending, open, problem, shownAt, submit } = dialog
  return (
    <Dialog title={title} description={description} trigger={trigger} isOpen={isOpen} onOpenChange={open}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <ProblemNotice problem={problem} shownAt={shownAt} />
        {children}
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose className={QUIET_BUTTON}>Cancel</DialogClose>
          <button
            type="submit"
            aria-disabled={isPending}
            className={isDangerous ? DANGER_BUTTON : COMPACT_PRIMARY_BUTTON}
          >
            {verb}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
