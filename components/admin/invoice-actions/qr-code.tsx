// The payment link as a QR code: to show, download and print.
'use client'
import { encode, renderSVG } from 'uqr'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ActionButton } from './action-button'

interface Props {
  url: string
  /** Names the file. */
  name: string
}

/** Medium correction still reads with a fold or a stain; the margin of 4 is the standard's (ISO/IEC 18004). */
const MANNER = { ecc: 'M', border: 4 } as const

function Code({ url }: { url: string }) {
  const { data, size } = encode(url, MANNER)
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    // Dark on light in every scheme, because many cameras read nothing else.
    <svg
      role="img"
      aria-label="QR code of the payment link"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      data-alone-on-paper=""
      className="mx-auto w-full max-w-[16rem] rounded-base"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={squares.join('')} fill="#000000" />
    </svg>
  )
}

export function QrCode({ name, url }: Props) {
  return (
    <Dialog
      title={`Pay ${name}`}
      description="Scan it with a phone to open the page where the invoice is paid."
      trigger={<ActionButton>QR code</ActionButton>}
    >
      <Code url={url} />
      <p className="text-center text-13 text-muted">{url}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose className={QUIET_BUTTON}>Close</DialogClose>
        <ActionButton onClick={() => window.print()}>Print</ActionButton>
        <a
          className={QUIET_BUTTON}
          download={`${name}.svg`}
          href={`data:image/svg+xml,${encodeURIComponent(renderSVG(url, MANNER))}`}
        >
          Download
        </a>
      </div>
    </Dialog>
  )
}
