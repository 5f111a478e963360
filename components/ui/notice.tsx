// A notice, set apart by a bar and a tone.
import type { ReactNode, Ref } from 'react'

const BARS = { plain: 'border-line', wait: 'border-wait', bad: 'border-bad' }

interface Props {
  children: ReactNode
  tone?: keyof typeof BARS
  /** Announced immediately when it appears. */
  isAlert?: boolean
  place?: Ref<HTMLDivElement>
}

export function Notice({ children, tone = 'plain', isAlert = false, place }: Props) {
  return (
    <div
      ref={place}
      role={isAlert ? 'alert' : undefined}
      className={`border-s-2 ps-3 py-1 text-15 text-pretty ${BARS[tone]}`}
    >
      {children}
    </div>
  )
}
