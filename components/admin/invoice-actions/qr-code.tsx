// The payment link as a QR code: to show, download and print.
'use client'
import { renderSVG } from 'uqr'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { QR_MANNER, QrPicture } from '@/components/ui/qr-picture'
import { ActionButton } from './action-button'

interface Props {
  url: string
  /** Names the file. */
  name: string
}

export function QrCode({ name, url }: Props) {
  return (
    <Dialog
      title={`Pay ${name}`}
      description="Scan it with a phone to open the page where the invoice is paid."
      trigger={<ActionButton>QR code</ActionButton>}
    >
      <QrPicture text={url} label="QR code of the payment link" />
      <p className="text-center text-13 text-muted">{url}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Close</DialogClose>
        <ActionButton onClick={() => window.print()}>Print</ActionButton>
        <a
          className={QUIET_BUTTON}
          download={`${name}.svg`}
          href={`data:image/svg+xml,${encodeURIComponent(renderSVG(url, QR_MANNER))}`}
        >
          Download
        </a>
      </div>
    </Dialog>
  )
}
