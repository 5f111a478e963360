// One document: pages with footers, the seller's letterhead, and a stamp where its state has changed.
import { Document, Image, Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { BAD, FOOT, INK, type Ink, isMirrored, LINE, MARGIN, MUTED, rowOf, Say, SIZES } from './ink'
import { sellerLines } from './particulars'
import { printable } from './printable'
import { as } from './tags'

/** What every paper says of the two whose paper it is. */
export type Between = Pick<InvoiceDocument, 'seller' | 'customer' | 'snapshot'>

interface Props {
  ink: Ink
  view: Between
  /** "Invoice INV-0007". */
  title: string
  /** Drawn across every page. */
  watermark?: string
  children: ReactNode
}

export function Sheet({ children, ink, title, view, watermark }: Props) {
  const { reader, families } = ink
  const seller = printable(view.seller.name, families)
  return (
    <Document title={`${title} · ${seller}`} author={seller} language={reader.tag}>
      <Page
        size={ink.pageSize}
        // Measured November 2026: two seconds rather than four for 200 long lines.
        experimentalPagination
        style={{
          paddingTop: MARGIN,
          paddingHorizontal: MARGIN,
          paddingBottom: FOOT,
          fontFamily: families.map(({ name }) => name),
          fontSize: SIZES.normal,
          color: INK,
          direction: reader.direction,
        }}
      >
        {watermark && <Watermark word={watermark} />}
        {/* What comes on every page must come before what flows over them. */}
        <Foot ink={ink} text={`${seller} · ${title}`} />
        {children}
      </Page>
    </Document>
  )
}

function Watermark({ word }: { word: string }) {
  return (
    <View
      {...as('Artifact')}
      fixed
      style={{ position: 'absolute', top: 340, left: 0, right: 0, transform: 'rotate(-30deg)' }}
    >
      <Text style={{ fontSize: 96, fontWeight: 700, color: '#ece8e1', textAlign: 'center' }}>{word}</Text>
    </View>
  )
}

const FOOT_HEIGHT = 24

function Foot({ ink, text }: { ink: Ink; text: string }) {
  const numberWidth = 60
  return (
    <View
      {...as('Artifact')}
      fixed
      style={{
        position: 'absolute',
        left: MARGIN,
        right: MARGIN,
        bottom: MARGIN - FOOT_HEIGHT,
        paddingTop: 6,
        borderTop: `0.5pt solid ${LINE}`,
        ...rowOf(ink),
        justifyContent: 'space-between',
      }}
    >
      <Say ink={ink} width={ink.width - numberWidth} size="small" colour={MUTED} isOneLine>
        {text}
      </Say>
      <Text
        style={{
          width: numberWidth,
          fontSize: SIZES.small,
          color: MUTED,
          textAlign: isMirrored(ink) ? 'left' : 'right',
          direction: 'ltr',
        }}
        render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`}
      />
    </View>
  )
}

interface HeadProps {
  ink: Ink
  view: Between
  word: string
  /** Below the word: the number, or what the receipt is for. */
  detail: string
  stamp?: string
}

/** Beneath the seller's name. */
const linesOf = (ink: Ink, { seller, snapshot }: Between): string[] =>
  snapshot
    ? sellerLines(ink, snapshot)
    : [...(seller.email ? [seller.email] : []), countryName(seller.country, ink.reader.locale)]

/** Only a logo that was uploaded is shown: fetching one from another server would let anyone direct ours anywhere. */
export function Head({ detail, ink, stamp, view, word }: HeadProps) {
  const half = ink.width / 2 - 8
  return (
    <View style={{ ...rowOf(ink), justifyContent: 'space-between', marginBottom: 28 }}>
      <View style={{ width: half }}>
        <Mark ink={ink} name={view.seller.name} />
        <Say ink={ink} width={half} size="large" isStrong colour={ink.accent}>
          {view.seller.name}
        </Say>
        {linesOf(ink, view).map((line) => (
          <Say key={line} ink={ink} width={half} size={view.snapshot ? 'small' : 'normal'} colour={MUTED}>
            {line}
          </Say>
        ))}
      </View>
      <View style={{ width: half }}>
        <Say ink={ink} width={half} size="title" isStrong align="end" tag={as('H1').tag}>
          {word}
        </Say>
        <Say ink={ink} width={half} colour={MUTED} align="end">
          {detail}
        </Say>
        {stamp && <Stamp ink={ink} word={stamp} />}
      </View>
    </View>
  )
}

/** The logo, or a stroke in the seller's colour. */
function Mark({ ink, name }: { ink: Ink; name: string }) {
  const alignSelf = isMirrored(ink) ? 'flex-end' : 'flex-start'
  const stroke = { width: 28, height: 3, backgroundColor: ink.accent, marginBottom: 8, alignSelf } as const
  if (!ink.logo) return <View style={stroke} />
  return (
    <Image
      {...as('Figure', { alt: name })}
      src={{ data: Buffer.from(ink.logo), format: 'png' }}
      style={{ alignSelf, maxWidth: 160, maxHeight: 48, objectFit: 'contain', marginBottom: 8 }}
    />
  )
}

function Stamp({ ink, word }: { ink: Ink; word: string }) {
  return (
    <View
      {...as('P')}
      style={{
        alignSelf: isMirrored(ink) ? 'flex-start' : 'flex-end',
        marginTop: 8,
        paddingVertical: 3,
        paddingHorizontal: 10,
        border: `1.5pt solid ${BAD}`,
        borderRadius: 3,
        transform: 'rotate(-4deg)',
      }}
    >
      <Text style={{ color: BAD, fontWeight: 700, fontSize: SIZES.large }}>{word}</Text>
    </View>
  )
}

/** "Germany" for "DE", in the reader's language; the letters themselves where they are no country. */
export function countryName(country: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(country) ?? country
}
