// A frame of the sandbox over the whole host page: the bank's question, or a wallet's sheet.

export interface Modal {
  dialog: HTMLDialogElement
  close(): void
}

/** `onCancel` hears the Escape key pressed in the host page; inside the frame the frame hears it itself. */
export function openModal(content: HTMLElement, label: string, onCancel: () => void): Modal {
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
      dialog.remove()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
  }
}
