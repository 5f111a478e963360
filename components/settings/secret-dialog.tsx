// A dialog that creates a secret and shows it once; a stray tap cannot close it.
'use client'
import { type ReactElement, type ReactNode, useState } from 'react'
import { COMPACT_PRIMARY_BUTTON } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'

interface Words {
  title: string
  description: string
}

interface Props {
  trigger: ReactElement
  /** Before it is made. */
  asking: Words
  /** While it is shown. */
  showing: Words & {
    /** Of the field that holds it. */
    label: string
    copyOf: string
    /** What its holder must know. */
    care: string
  }
  /** What is asked before it is made, with the button that makes it. */
  children: (onMade: (secret: string) => void) => ReactNode
  /** Each time it is opened or closed. */
  onToggle?: () => void
}

export function SecretDialog({ asking, children, onToggle, showing, trigger }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [secret, setSecret] = useState<string>()
  const toggle = (next: boolean) => {
    if (secret !== undefined && !next) return
    onToggle?.()
    setOpen(next)
  }
  const close = () => {
    setOpen(false)
    setSecret(undefined)
  }
  const { description, title } = secret === undefined ? asking : showing
  return (
    <Dialog title={title} description={description} isOpen={isOpen} onOpenChange={toggle} trigger={trigger}>
      {secret === undefined ? (
        children(setSecret)
      ) : (
        <div className="grid gap-4">
          <div className="grid gap-1 border-y border-line py-3">
            <TextField
              label={showing.label}
              readOnly
              value={secret}
              onFocus={({ target }) => target.select()}
            />
            <CopyButton text={secret} words={{ copy: 'Copy', copied: 'Copied', copyOf: showing.copyOf }} />
          </div>
          <Notice tone="wait">
            <p>{showing.care}</p>
          </Notice>
          <div className="flex justify-end">
            <button type="button" className={COMPACT_PRIMARY_BUTTON} onClick={close}>
              I have saved it
            </button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
