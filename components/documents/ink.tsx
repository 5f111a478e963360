// What a document is written with: language, colours, widths, and printable text.
import { type Styles, Text } from '@react-pdf/renderer'
import { type PageSize, pageSizeIn } from '@/lib/paper/page-size'
import type { Reader } from '@/lib/words/reader'
import type { Family } from './fonts'
import { printable } from './printable'
import { as, type Tag } from './tags'
import { lineHeightOf, wrapped } from './wrap'

export type Style = Styles[string]

export const SIZES = { small: 8, normal: 9.5, large: 12, title: 20 } as const
export type Size = keyof typeof SIZES

/** The light tokens of our pages. */
export const INK = '#211e1a'
export const MUTED = '#665f56'
export const LINE = '#ddd8cf'
export const BAD = '#a3271b'

export const MARGIN = 48
/** What is kept free beneath, for what stands at the foot of every page. */
export const FOOT = MARGIN + 28
export const LINE_HEIGHT = 1.4

export interface Ink {
  reader: Reader
  families: Family[]
  /** For a Swiss slip, which prescribes its typeface; null where there is none on the paper. */
  slipFamily: Family | null
  accent: string
  /** Between the margins, in points. */
  width: number
  pageSize: PageSize
  /** A picture of ours (PNG); null where the seller has uploaded none. */
  logo: Uint8Array | null
}

const WIDTHS = { A4: 595.28, LETTER: 612 } as const

interface Stationery extends Pick<Ink, 'accent' | 'logo' | 'slipFamily'> {
  country: string
}

export function mixInk(reader: Reader, families: Family[], { country, ...rest }: Stationery): Ink {
  const pageSize = pageSizeIn(country)
  const width = WIDTHS[pageSize] - 2 * MARGIN
  return { reader, families, width, pageSize, ...rest }
}

/** Reading runs from the right in Arabic; the layout is mirrored by hand, because the library's is not. */
export const isMirrored = ({ reader }: Pick<Ink, 'reader'>): boolean => reader.direction === 'rtl'

export const rowOf = (ink: Ink): Style => ({ flexDirection: isMirrored(ink) ? 'row-reverse' : 'row' })

interface Props {
  ink: Ink
  children: string
  /** What is left of the page, in points; longer text goes on in the next line. */
  width: number
  size?: Size
  isStrong?: boolean
  colour?: string
  align?: 'start' | 'end'
  isStruck?: boolean
  /** What does not fit is left out. */
  isOneLine?: boolean
  /** What it is to those who hear it; null where that is said of what holds it. */
  tag?: Tag | null
}

/** The first letter that has a direction gives it to the whole, as `dir="auto"` does on a page. */
const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** One piece of text, made safe; nothing else on a paper may print text of others. */
export function Say({
  align = 'start',
  children,
  colour = INK,
  ink,
  isOneLine = false,
  isStrong = false,
  isStruck = false,
  size = 'normal',
  tag = as('P').tag,
  width,
}: Props) {
  const fontSize = SIZES[size]
  const safe = printable(children, ink.families) || '–'
  const text = isOneLine ? safe : wrapped(safe, { width, size: fontSize, isStrong }, ink.families)
  const isRight = (align === 'end') !== isMirrored(ink)
  return (
    <Text
      {...(tag && { tag })}
      style={{
        width,
        color: colour,
        fontSize,
        // Said here, because an inherited one keeps the height of its own size.
        lineHeight: lineHeightOf(text, ink.families, LINE_HEIGHT),
        ...(isOneLine && { maxLines: 1, textOverflow: 'ellipsis' }),
        fontWeight: isStrong ? 700 : 400,
        direction: RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr',
        textAlign: isRight ? 'right' : 'left',
        textDecoration: isStruck ? 'line-through' : 'none',
      }}
    >
      {text}
    </Text>
  )
}
