// Paying as a folded section: fields load only when it is opened.
'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'

export function FoldedPanel({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const details = useRef<HTMLDetailsElement>(null)
  // It may have been unfolded before this script ran.
  useEffect(() => setOpen(details.current?.open ?? false), [])
  return (
    <details
      ref={details}
      className="needs-script border-t border-line print:hidden"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="flex min-h-11 items-center text-accent underline underline-offset-4">
        {title}
      </summary>
      <div className="pt-4">{isOpen && children}</div>
    </details>
  )
}
