// The parts of documents: facts, parties, sums, bank details and QR code.

import { Link, Path, Svg, View } from '@react-pdf/renderer'
import { encode } from 'uqr'
import { qrPath } from '@/components/ui/qr-path'
import { epcCode } from '@/lib/codes/epc'
import { asksForMoney } from '@/lib/paper/asks-for-money'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { INK, type Ink, isMirrored, LINE, MUTED, rowOf, Say, type Size } from './ink'
import { buyerLines } from './particulars'
import { type Between, countryName } from './sheet'
import { as } from './tags'

interface Part {
  ink: Ink
  view: InvoiceDocument
}

export const moneyIn =
  ({ ink, view }: Part) =>
  (minor: number): string =>
    ink.reader.money(minor, view.currency)

export const dayIn =
  (ink: Ink) =>
  (day: string): string =>
    ink.reader.day(day)

interface PartiesProps {
  ink: Ink
  view: Between
  facts: [name: string, text: string][]
}

/** Whom it is for, beside its dates. */
export function Parties({ facts, ink, view }: PartiesProps) {
  const { customer } = view
  const half = ink.width / 2 - 8
  const lines = [
    ...customer.addressLines,
    ...(customer.country ? [countryName(customer.country, ink.reader.locale)] : []),
    ...(customer.email ? [customer.email] : []),
    ...(view.snapshot ? buyerLines(ink, view.snapshot) : []),
  ].map((line, index) => ({ line, key: `${index} ${line}` }))
  return (
    <View style={{ ...rowOf(ink), justifyContent: 'space-between', marginBottom: 24 }} wrap={false}>
      <View style={{ width: half }}>
        <Say ink={ink} width={half} size="small" colour={MUTED}>
          {ink.reader.say('page.paper.for')}
        </Say>
        <Say ink={ink} width={half} isStrong>
          {customer.name}
        </Say>
        {lines.map(({ key, line }) => (
          <Say ink={ink} key={key} width={half}>
            {line}
          </Say>
        ))}
      </View>
      <View {...as('Table')} style={{ width: half }}>
        {facts.map(([name, text]) => (
          <Fact key={name} ink={ink} name={name} text={text} width={half} />
        ))}
      </View>
    </View>
  )
}

interface FactProps {
  ink: Ink
  name: string
  text: string
  width: number
  /** Of the width, for the name. */
  share?: number
  isStrong?: boolean
  isStruck?: boolean
  size?: Size
}

/** A name and what it stands for, at the two edges of a line: a row of a table. */
export function Fact({
  ink,
  isStrong = false,
  isStruck = false,
  name,
  share = 0.5,
  size = 'normal',
  text,
  width,
}: FactProps) {
  const nameWidth = Math.floor(width * share)
  return (
    <View
      {...as('TR')}
      style={{ ...rowOf(ink), justifyContent: 'space-between', paddingVertical: 1.5 }}
      wrap={false}
    >
      <Say
        ink={ink}
        width={nameWidth}
        size={size}
        isStrong={isStrong}
        colour={isStrong ? INK : MUTED}
        tag={as('TH', { scope: 'Row' }).tag}
      >
        {name}
      </Say>
      <Say
        ink={ink}
        width={width - nameWidth}
        size={size}
        isStrong={isStrong}
        align="end"
        isStruck={isStruck}
        tag={as('TD').tag}
      >
        {text}
      </Say>
    </View>
  )
}

export interface Sum {
  name: string
  text: string
  isStrong?: boolean
  isStruck?: boolean
}

export const SUMS = 290

/** How it adds up, at the edge where amounts stand. */
export function Sums({ ink, sums }: { ink: Ink; sums: Sum[] }) {
  const width = Math.min(SUMS, ink.width)
  return (
    <View
      {...as('Table')}
      style={{ alignSelf: isMirrored(ink) ? 'flex-start' : 'flex-end', width, marginTop: 10 }}
      wrap={false}
    >
      {sums.map(({ isStrong = false, isStruck, name, text }) => (
        <View
          key={name}
          style={isStrong ? { borderTop: `0.5pt solid ${LINE}`, marginTop: 3, paddingTop: 3 } : {}}
        >
          <Fact
            ink={ink}
            name={name}
            text={text}
            width={width}
            isStrong={isStrong}
            isStruck={isStruck}
            size={isStrong ? 'large' : 'normal'}
          />
        </View>
      ))}
    </View>
  )
}

/** Where to send money, and where to pay online, while there is something to pay. */
export function WaysToPay({ ink, view }: Part) {
  const details = bankFacts({ ink, view })
  // What was issued asks for its money for ever, by whatever way is left.
  const mayAsk = !view.snapshot || asksForMoney(view.snapshot)
  const isAsked = mayAsk && (view.paymentUrl || (view.snapshot && details.length > 0))
  if (view.outstandingMinor <= 0 || !isAsked) return null
  // A transfer has more to say.
  const online = details.length > 0 ? Math.floor(ink.width * 0.35) : ink.width
  return (
    <View style={{ ...rowOf(ink), gap: APART, marginTop: 28 }} wrap={false}>
      {view.paymentUrl && <Online ink={ink} url={view.paymentUrl} width={online} />}
      {details.length > 0 && (
        <Transfer
          ink={ink}
          code={transferCode({ ink, view })}
          details={details}
          width={ink.width - online - APART}
        />
      )}
    </View>
  )
}

interface TransferProps {
  ink: Ink
  /** For banking apps. */
  code: string | null
  details: Sum[]
  width: number
}

function Transfer({ code, details, ink, width }: TransferProps) {
  const { say } = ink.reader
  const rest = code ? width - SQUARE - 10 : width
  return (
    <View style={{ width }}>
      <Say ink={ink} width={width} isStrong tag={as('H2').tag}>
        {say('page.bank.title')}
      </Say>
      <View style={{ ...rowOf(ink), gap: 10, marginTop: 6 }}>
        {code && <Square text={code} alt={say('paper.scanToTransfer')} />}
        <View style={{ width: rest }}>
          {code && (
            <Say ink={ink} width={rest} size="small" colour={MUTED}>
              {say('paper.scanToTransfer')}
            </Say>
          )}
          <View {...as('Table')}>
            {details.map(({ name, text }) => (
              <Fact key={name} ink={ink} name={name} text={text} width={rest} share={0.4} size="small" />
            ))}
          </View>
        </View>
      </View>
    </View>
  )
}

export function Online({ ink, url, width }: { ink: Ink; url: string; width: number }) {
  const { say } = ink.reader
  const rest = width - SQUARE - 10
  return (
    <View style={{ width }}>
      <Say ink={ink} width={width} isStrong tag={as('H2').tag}>
        {say('page.pay.title')}
      </Say>
      <View style={{ ...rowOf(ink), gap: 10, marginTop: 6 }}>
        <Square text={url} alt={say('paper.scan')} />
        <View style={{ width: rest }}>
          <Say ink={ink} width={rest} size="small" colour={MUTED}>
            {say('paper.scan')}
          </Say>
          <Link {...as('Link')} src={url} style={{ textDecoration: 'none' }}>
            <Say ink={ink} width={rest} size="small" colour={ink.accent} tag={null}>
              {url}
            </Say>
          </Link>
        </View>
      </View>
    </View>
  )
}

/** For banking apps, where a transfer in euros can be asked for. */
function transferCode({ view }: Part): string | null {
  const { bankDetails, name } = view.seller
  if (!bankDetails?.iban || !view.documentNumber || view.snapshot?.corrects) return null
  return epcCode({
    ...{ holder: bankDetails.accountHolder ?? name, iban: bankDetails.iban, bic: bankDetails.bic },
    ...{ currency: view.currency, amountMinor: view.outstandingMinor, reference: view.documentNumber },
  })
}

function bankFacts({ ink, view }: Part): Sum[] {
  const details = view.seller.bankDetails
  if (!details?.iban && !details?.accountNumber) return []
  const { say } = ink.reader
  const iban = details.iban?.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
  const found: [string, string | undefined | null][] = [
    [say('page.bank.holder'), details.accountHolder],
    [say('page.bank.bankName'), details.bankName],
    [say('page.bank.iban'), iban],
    [say('page.bank.bic'), details.bic],
    [say('page.bank.accountNumber'), details.accountNumber],
    [say('page.bank.routingNumber'), details.routingNumber],
    [say('page.bank.amount'), moneyIn({ ink, view })(view.outstandingMinor)],
    [say('page.bank.reference'), view.documentNumber],
  ]
  return found.flatMap(([name, text]) => (text ? [{ name, text }] : []))
}

const SQUARE = 84
/** Between the ways to pay. */
const APART = 24

/** A QR code as one path, dark on the paper itself. */
function Square({ alt, text }: { text: string; alt: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  return (
    <Svg {...as('Figure', { alt })} viewBox={`0 0 ${size} ${size}`} style={{ width: SQUARE, height: SQUARE }}>
      <Path d={qrPath(data)} fill="#000000" />
    </Svg>
  )
}

export function invoiceTitle({ ink, view }: Part): string {
  const { say } = ink.reader
  if (view.documentNumber === null) return say('paper.draft')
  return view.snapshot?.kind === 'credit-note'
    ? `${say('paper.creditNote')} ${view.documentNumber}`
    : say('page.paper.invoice', { number: view.documentNumber })
}
