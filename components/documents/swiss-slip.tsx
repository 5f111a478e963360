// The Swiss payment part with its receipt, 210 × 105 mm at the foot of the last page; all measures are those of the guidelines.

import { Path, Rect, Svg, Text, View } from '@react-pdf/renderer'
import { encode } from 'uqr'
import { qrPath } from '@/components/ui/qr-path'
import { inFours } from '@/lib/codes/creditor-reference'
import { type SwissBill, type SwissParty, swissBill } from '@/lib/codes/swiss-bill'
import { asksForMoney } from '@/lib/paper/asks-for-money'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { FOOT, type Ink, MARGIN } from './ink'
import { printable } from './printable'
import { type SlipWords, slipWordsFor } from './swiss-words'
import { as } from './tags'

const mm = (length: number): number => (length * 72) / 25.4

/** Null for what no such bill can ask for. */
export function billOf({ currency, documentNumber, outstandingMinor, seller, snapshot }: InvoiceDocument) {
  const { bankDetails, name } = seller
  if (!bankDetails?.iban || !documentNumber || !snapshot || !asksForMoney(snapshot) || outstandingMinor <= 0)
    return null
  return swissBill({
    iban: bankDetails.iban,
    creditor: { name: bankDetails.accountHolder ?? name, address: snapshot.seller.address },
    debtor: { name: snapshot.buyer.legalName ?? snapshot.buyer.name, address: snapshot.buyer.address },
    ...{ currency, amountMinor: outstandingMinor, reference: documentNumber },
  })
}

interface Props {
  ink: Ink
  bill: SwissBill
}

const HINT = 14

/** It covers the running foot of its page. */
export function SwissSlip({ bill, ink: { slipFamily, ...rest } }: Props) {
  const words = slipWordsFor(rest.reader.tongue)
  // What its typeface lacks is written as on the rest of the paper.
  const families = slipFamily ? [slipFamily, ...rest.families] : rest.families
  const ink = { ...rest, slipFamily, families }
  return (
    <View
      {...as('Sect')}
      wrap={false}
      style={{
        ...{ marginTop: 'auto', paddingTop: 12, height: mm(105) - FOOT + HINT + 12 },
        fontFamily: families.map(({ name }) => name),
      }}
    >
      <View
        style={{
          ...{ position: 'absolute', left: -MARGIN, bottom: -FOOT },
          ...{ width: mm(210), height: mm(105) + HINT, backgroundColor: '#ffffff' },
        }}
      >
        <Line ink={ink} left={5} size={6} tag="P">
          {words.separate}
        </Line>
        <View
          style={{
            ...{ position: 'absolute', left: 0, top: HINT, width: mm(210), height: mm(105) },
            borderTop: '0.75pt dashed #000000',
          }}
        >
          <Receipt ink={ink} bill={bill} words={words} />
          <PaymentPart ink={ink} bill={bill} words={words} />
        </View>
      </View>
    </View>
  )
}

interface LineProps {
  ink: Ink
  children: string
  size: number
  isStrong?: boolean
  left?: number
  tag?: 'P' | 'H2' | 'H3'
}

/** One piece of text in black, as safe as all others on a paper. */
const Line = ({ children, ink, isStrong = false, left = 0, size, tag = 'P' }: LineProps) => (
  <Text
    {...as(tag)}
    style={{
      ...{ marginLeft: mm(left), fontSize: size, fontWeight: isStrong ? 700 : 400 },
      ...{ color: '#000000', direction: 'ltr', textAlign: 'left', lineHeight: 1.15 },
    }}
  >
    {printable(children, ink.families) || '–'}
  </Text>
)

interface PartProps extends Props {
  words: SlipWords
}

/** A heading, and what stands beneath it. */
function Block({ heading, ink, lines, size }: { heading: string; ink: Ink; lines: string[]; size: Sizes }) {
  return (
    <View style={{ marginBottom: size.value }}>
      <Line ink={ink} size={size.heading} isStrong tag="H3">
        {heading}
      </Line>
      {lines.map((line) => (
        <Line key={line} ink={ink} size={size.value}>
          {line}
        </Line>
      ))}
    </View>
  )
}

interface Sizes {
  heading: number
  value: number
}

const ON_RECEIPT: Sizes = { heading: 6, value: 8 }
const ON_PART: Sizes = { heading: 8, value: 10 }

const partyLines = ({ city, country, name, number, postalCode, street }: SwissParty): string[] => [
  name,
  ...(street ? [`${street} ${number}`.trim()] : []),
  country === 'CH' ? `${postalCode} ${city}` : `${country}-${postalCode} ${city}`,
]

function Debtor({ bill, box, ink, size, words }: PartProps & { size: Sizes; box: [number, number] }) {
  if (bill.debtor)
    return <Block ink={ink} heading={words.payableBy} lines={partyLines(bill.debtor)} size={size} />
  return (
    <View>
      <Block ink={ink} heading={words.payableByWhom} lines={[]} size={size} />
      <EmptyBox width={box[0]} height={box[1]} />
    </View>
  )
}

/** Four corners, between which the payer writes by hand. */
function EmptyBox({ height, width }: { width: number; height: number }) {
  const [w, h, c] = [mm(width), mm(height), mm(3)]
  const corners = [
    `M0 ${c}V0H${c}`,
    `M${w - c} 0H${w}V${c}`,
    `M${w} ${h - c}V${h}H${w - c}`,
    `M${c} ${h}H0V${h - c}`,
  ]
  return (
    <Svg {...as('Artifact')} viewBox={`0 0 ${w} ${h}`} style={{ width: w, height: h }}>
      <Path d={corners.join('')} stroke="#000000" strokeWidth={0.75} fill="none" />
    </Svg>
  )
}

/** "1 949.75" */
const spelled = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ' ')

function Amount({ bill, box, ink, size, words }: PartProps & { size: Sizes; box: [number, number] }) {
  return (
    <View style={{ flexDirection: 'row', gap: mm(size === ON_PART ? 5 : 3) }}>
      <Block ink={ink} heading={words.currency} lines={[bill.currency]} size={size} />
      {bill.amount === null ? (
        <View>
          <Line ink={ink} size={size.heading} isStrong tag="H3">
            {words.amount}
          </Line>
          <EmptyBox width={box[0]} height={box[1]} />
        </View>
      ) : (
        <Block ink={ink} heading={words.amount} lines={[spelled(bill.amount)]} size={size} />
      )}
    </View>
  )
}

const at = (left: number, top: number, width: number, height: number) => ({
  ...{ position: 'absolute' as const, left: mm(left), top: mm(top), width: mm(width), height: mm(height) },
})

const accountLines = ({ creditor, iban }: SwissBill): string[] => [inFours(iban), ...partyLines(creditor)]

function Receipt(props: PartProps) {
  const { bill, ink, words } = props
  return (
    <View style={{ ...at(0, 0, 62, 105), borderRight: '0.75pt dashed #000000' }}>
      <View style={at(5, 5, 52, 7)}>
        <Line ink={ink} size={11} isStrong tag="H2">
          {words.receipt}
        </Line>
      </View>
      <View style={at(5, 12, 52, 56)}>
        <Block ink={ink} heading={words.account} lines={accountLines(bill)} size={ON_RECEIPT} />
        {bill.reference && (
          <Block ink={ink} heading={words.reference} lines={[inFours(bill.reference)]} size={ON_RECEIPT} />
        )}
        <Debtor {...props} size={ON_RECEIPT} box={[52, 20]} />
      </View>
      <View style={at(5, 68, 52, 14)}>
        <Amount {...props} size={ON_RECEIPT} box={[30, 10]} />
      </View>
      <View style={{ ...at(5, 82, 52, 18), alignItems: 'flex-end' }}>
        <Line ink={ink} size={6} isStrong>
          {words.acceptance}
        </Line>
      </View>
    </View>
  )
}

function PaymentPart(props: PartProps) {
  const { bill, ink, words } = props
  return (
    <View style={at(62, 0, 148, 105)}>
      <View style={at(5, 5, 51, 7)}>
        <Line ink={ink} size={11} isStrong tag="H2">
          {words.paymentPart}
        </Line>
      </View>
      <View style={at(5, 17, 46, 46)}>
        <Code text={bill.payload} alt={words.paymentPart} />
      </View>
      <View style={at(5, 68, 51, 22)}>
        <Amount {...props} size={ON_PART} box={[40, 15]} />
      </View>
      <View style={at(56, 5, 87, 85)}>
        <Block ink={ink} heading={words.account} lines={accountLines(bill)} size={ON_PART} />
        {bill.reference && (
          <Block ink={ink} heading={words.reference} lines={[inFours(bill.reference)]} size={ON_PART} />
        )}
        <Block ink={ink} heading={words.message} lines={[bill.message]} size={ON_PART} />
        <Debtor {...props} size={ON_PART} box={[65, 25]} />
      </View>
    </View>
  )
}

/** With the Swiss cross in its middle, 7 mm wide, over what the code can do without. */
function Code({ alt, text }: { text: string; alt: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 0, maxVersion: 25 })
  const unit = size / 46
  const from = (size - 7 * unit) / 2
  const rect = (x: number, y: number, width: number, height: number) => ({
    ...{ x: from + x * unit, y: from + y * unit, width: width * unit, height: height * unit },
  })
  return (
    <Svg {...as('Figure', { alt })} viewBox={`0 0 ${size} ${size}`} style={{ width: mm(46), height: mm(46) }}>
      <Path d={qrPath(data)} fill="#000000" />
      <Rect {...rect(0, 0, 7, 7)} fill="#ffffff" />
      <Rect {...rect(0.5, 0.5, 6, 6)} fill="#000000" />
      <Rect {...rect(2.92, 1.4, 1.16, 4.2)} fill="#ffffff" />
      <Rect {...rect(1.4, 2.92, 4.2, 1.16)} fill="#ffffff" />
    </Svg>
  )
}
