// A frame of the sandbox over the whole host page: the bank's question, or a wallet's sheet.

export interface Modal {
  dialog: HTMLDialogElement
  close(): void
}

/**
 * A frame that was pressed goes a moment after it was hidden: whoever drives the browser waits to hear that the press arrived, and a
 * frame that is gone by then never says so.
 */
const LINGERS_MS = 1_000
let lingering: HTMLDialogElement | undefined

/** `onCancel` hears the Escape key pressed in the host page; inside the frame the frame hears it itself. */
export function openModal(content: HTMLElement, label: string, onCancel: () => void): Modal {
  lingering?.remove()
  const before = document.activeElement
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-label', label)
  Object.assign(dialog.style, {
    position: 'fixed',
    inset: '0',
    width: '100vw',
    height: '100dvh',
    maxWidth: 'none',
    maxHeight: 'none',
    margin: '0',
    padding: '0',
    border: '0',
    background: 'rgba(16, 20, 28, 0.55)',
    overflow: 'hidden',
    zIndex: '2147483647',
  })
  Object.assign(content.style, { width: '100%', height: '100%' })
  dialog.append(content)
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    onCancel()
  })
  document.body.append(dialog)
  dialog.showModal()
  content.focus()
  return {
    dialog,
    close() {
      dialog.close()
      lingering = dialog
      setTimeout(() => dialog.remove(), LINGERS_MS)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
  }
}
