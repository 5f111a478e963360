// What ends a form of settings: the button that saves it, and beside it what was said of the last time.
import type { ReactNode } from 'react'
import { COMPACT_PRIMARY_BUTTON } from './button'

interface Props {
  label: string
  isPending: boolean
  /** Empty until it was saved. */
  said: string
  /** Other buttons. */
  children?: ReactNode
}

export function SaveLine({ children, isPending, label, said }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <button type="submit" aria-disabled={isPending} className={COMPACT_PRIMARY_BUTTON}>
        {label}
      </button>
      {children}
      <p role="status" className="text-good">
        {said}
      </p>
    </div>
  )
}
