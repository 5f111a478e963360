// Keyboard navigation: j and k or the arrows move between rows, Enter opens, / searches. Clicking a row opens it too.
'use client'
import { type ReactNode, useEffect, useRef } from 'react'

const STEPS: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')

/** Links of rows that can be seen: on a phone they are cards, elsewhere a table. */
const linksIn = (list: HTMLElement | null): HTMLElement[] =>
  [...(list?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])].filter(
    (link) => link.offsetParent !== null,
  )

function step(list: HTMLElement | null, by: 1 | -1): boolean {
  const links = linksIn(list)
  const at = links.findIndex((link) => link.matches(':focus'))
  const next = at < 0 ? links[0] : links[at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

/** The link within is what keyboards press; the row around it is a larger target for a mouse. */
function openRow({ target }: MouseEvent): void {
  if (!(target instanceof Element) || target.closest('a, button')) return
  // Selecting text must not open the row.
  if (window.getSelection()?.isCollapsed === false) return
  target.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-link]')?.click()
}

export function ListKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      const isInList = list.current?.contains(document.activeElement) === true
      const by = STEPS[event.key]
      if (event.key === '/') {
        document.querySelector<HTMLElement>('[data-search]')?.focus()
        event.preventDefault()
      } else if (by !== undefined && (isInList || !event.key.startsWith('Arrow')) && step(list.current, by))
        event.preventDefault()
    }
    const rows = list.current
    document.addEventListener('keydown', listen)
    rows?.addEventListener('click', openRow)
    return () => {
      document.removeEventListener('keydown', listen)
      rows?.removeEventListener('click', openRow)
    }
  }, [])

  return <div ref={list}>{children}</div>
}
