// Paying as a folded section: fields load only when it is opened.
import type { ReactNode } from 'react'

export function FoldedPanel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details data-starts-when-open="" className="needs-script border-t border-line print:hidden">
      <summary className="flex min-h-11 items-center text-accent underline underline-offset-4">
        {title}
      </summary>
      <div className="pt-4">{children}</div>
    </details>
  )
}
