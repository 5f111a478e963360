// A QR code as a picture, for the screen and for paper.
import { encode } from 'uqr'

/** Medium correction still reads with a fold or a stain; the margin of 4 is the standard's (ISO/IEC 18004). */
export const QR_MANNER = { ecc: 'M', border: 4 } as const

export function QrPicture({ label, text }: { text: string; label: string }) {
  const { data, size } = encode(text, QR_MANNER)
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    // Dark on light in every scheme, because many cameras read nothing else.
    <svg
      role="img"
      aria-label={label}
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
