// A modal dialog: traps the focus, closes on Escape until something is typed, and restores the focus.
'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { type ReactElement, type ReactNode, useRef } from 'react'
import { isAskingForProof } from './ask-for-proof'

interface Props {
  title: string
  description?: ReactNode
  /** The button that opens it; left out where the page opens it by itself. */
  trigger?: ReactElement
  isOpen?: boolean
  /** It may open above another one. */
  isOnTop?: boolean
  onOpenChange?: (isOpen: boolean) => void
  children: ReactNode
}

export function Dialog({ children, description, isOpen, isOnTop, onOpenChange, title, trigger }: Props) {
  const isBeneath = () => !isOnTop && isAskingForProof()
  /** The field that was last changed: as long as it stands, something would be lost. */
  const changed = useRef<Element>(null)
  const change = (next: boolean, details: Base.Root.ChangeEventDetails) => {
    const isStray = details.reason === 'escape-key' || details.reason === 'outside-press'
    // Keys and taps in the dialog above it, which asks for a proof, are not for this one.
    if (!next && isStray && (isBeneath() || changed.current?.isConnected)) return details.cancel()
    changed.current = null
    onOpenChange?.(next)
  }
  return (
    <Base.Root open={isOpen} onOpenChange={change}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-10 bg-[rgb(0_0_0/45%)]" />
        <Base.Popup
          // A stray tap or key must not discard what was typed; Cancel does.
          onInput={({ target }) => {
            if (target instanceof Element) changed.current = target
          }}
          className="fixed inset-x-0 bottom-0 z-20 grid max-h-[92dvh] gap-4 overflow-y-auto rounded-t-base border border-line bg-paper p-5 text-ink shadow-paper outline-none wide:inset-x-auto wide:bottom-auto wide:start-1/2 wide:top-1/2 wide:w-[30rem] wide:-translate-x-1/2 wide:-translate-y-1/2 wide:rounded-base wide:p-6"
        >
          <div className="grid gap-1">
            <Base.Title className="text-17 font-strong">{title}</Base.Title>
            {description && (
              <Base.Description render={<div />} className="text-muted text-pretty">
                {description}
              </Base.Description>
            )}
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Closes the dialog that it stands in. */
export const DialogClose = Base.Close
