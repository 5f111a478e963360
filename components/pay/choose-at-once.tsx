// Shows what a chosen radio button comes to without another tap; without script its form does the same.
'use client'
import { useRouter } from 'next/navigation'
import type { FormEvent, ReactNode } from 'react'

export function ChooseAtOnce({ children, chosen }: { children: ReactNode; chosen: string }) {
  const router = useRouter()
  const show = (form: HTMLFormElement) => {
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') asked.set(name, value)
    router.replace(`?${asked}`, { scroll: false })
  }
  return (
    <form
      method="get"
      className="grid gap-3"
      onChange={({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
        if (target instanceof HTMLInputElement && target.type === 'radio' && target.value !== chosen)
          show(currentTarget)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        show(event.currentTarget)
      }}
    >
      {children}
    </form>
  )
}
