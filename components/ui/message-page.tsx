// A page with a single message: not found, something broke, an invalid link.
import type { ReactNode } from 'react'

interface Props {
  title: string
  children: ReactNode
  locale?: string
  direction?: 'ltr' | 'rtl'
}

export function MessagePage({ title, children, locale, direction }: Props) {
  return (
    <main
      lang={locale}
      dir={direction}
      className="mx-auto grid min-h-dvh max-w-[32rem] content-center gap-4 px-5 py-16"
    >
      <Wordmark />
      <h1 className="text-22 font-strong text-balance">{title}</h1>
      <div className="grid gap-4 text-muted text-pretty">{children}</div>
    </main>
  )
}

/** Remit's own name, where no organisation's stands. */
export function Wordmark() {
  return (
    <p className="flex items-center gap-2 text-15 font-strong">
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        className="size-5 text-accent"
        fill="none"
        stroke="currentColor"
      >
        <rect x="2.75" y="2.75" width="14.5" height="14.5" rx="4" strokeWidth="1.5" />
        <path d="M6.5 10.5 9 13l4.5-6" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      Remit
    </p>
  )
}
