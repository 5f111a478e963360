// A QR code as a picture, for the screen and for paper.
import { encode } from 'uqr'
import { qrPath } from './qr-path'

/** Medium correction still reads with a fold or a stain; the margin of 4 is the standard's (ISO/IEC 18004). */
export const QR_MANNER = { ecc: 'M', border: 4 } as const

interface Drawn {
  size: number
  path: string
}

// Weighing which of eight masks reads best takes longer than drawing the rest of a page, and the page is drawn again and again.
const drawn = new Map<string, Drawn>()
const KEPT = 500

function drawnCode(text: string): Drawn {
  const known = drawn.get(text)
  if (known) return known
  const { data, size } = encode(text, QR_MANNER)
  const made = { size, path: qrPath(data) }
  if (drawn.size >= KEPT) drawn.clear()
  drawn.set(text, made)
  return made
}

interface Props {
  text: string
  label: string
  /** The code of a Swiss bill has the cross of the country in its middle. */
  isSwiss?: boolean
  /** It is printed without the page around it. */
  isAloneOnPaper?: boolean
}

export function QrPicture({ isAloneOnPaper = true, isSwiss = false, label, text }: Props) {
  const { path, size } = drawnCode(text)
  return (
    // Dark on light in every scheme, because many cameras read nothing else.
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      data-alone-on-paper={isAloneOnPaper ? '' : undefined}
      className="mx-auto w-full max-w-[16rem] rounded-base"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
      {isSwiss && <Cross middle={size / 2} millimetre={(size - 2 * QR_MANNER.border) / 46} />}
    </svg>
  )
}

/** 7 mm of the 46 that the code measures; what it covers, the code can do without. */
function Cross({ middle, millimetre }: { middle: number; millimetre: number }) {
  const about = (width: number, height: number) => ({
    ...{ x: middle - (width * millimetre) / 2, y: middle - (height * millimetre) / 2 },
    ...{ width: width * millimetre, height: height * millimetre },
  })
  return (
    <>
      <rect {...about(7, 7)} fill="#ffffff" />
      <rect {...about(6, 6)} fill="#000000" />
      <rect {...about(1.16, 4.2)} fill="#ffffff" />
      <rect {...about(4.2, 1.16)} fill="#ffffff" />
    </>
  )
}
