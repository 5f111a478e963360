// An empty state: what will appear here, and the first step towards it.
import type { ReactNode } from 'react'

export function EmptyState({
  action,
  children,
  title,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="grid justify-items-start gap-3 border-y border-line py-10">
      <p className="text-17 font-strong">{title}</p>
      <div className="max-w-[36rem] text-muted text-pretty">{children}</div>
      {action}
    </div>
  )
}
