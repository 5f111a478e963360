// What a payer can do now: pay online, pay by transfer, wait, or ask.
import { Live } from '@/components/live/live'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { currencyDigits } from '@/lib/money/currency'
import { toJsonNumber } from '@/lib/money/decimal'
import type { PayerCheckout, PayerView } from '@/lib/payment-views/payer-view'
import type { Tag } from '@/lib/prices/offer'
import { TERMS_VERSION, termsIn } from '@/lib/words/autopay-terms'
import { declineKey } from '@/lib/words/decline'
import type { Reader } from '@/lib/words/reader'
import { AmountChoice } from './amount-choice'
import { BankTransfer, hasBankDetails } from './bank-transfer'
import { FoldedPanel } from './folded-panel'
import type { PayPanelProps } from './pay-panel'
import { payWordsOf, unlockWordsOf } from './pay-words'
import { PriceNote } from './price-note'
import type { Prices, ShownPrice } from './prices'

interface Props {
  view: PayerView
  reader: Reader
  /** Paying is secondary on this page now, and stays folded. */
  isSecond: boolean
}

export function PayArea({ view, reader, isSecond }: Props) {
  const { say } = reader
  const { checkout } = view
  const isOpen = view.outstandingMinor > 0 && view.state !== 'void' && view.state !== 'processing'
  const seen = {
    state: view.state,
    outstandingMinor: view.outstandingMinor,
    amountPaidMinor: view.amountPaidMinor,
  }
  if (isOpen && view.noCheckoutReason) return <Closed view={view} reader={reader} />
  if (!isOpen || !checkout) return <Live part="progress" told={{ seen }} />
  const { amountMinor } = view.collecting.chosen
  if (amountMinor === null)
    return (
      <section aria-label={say('page.pay.title')} className="grid gap-6 print:hidden">
        <AmountChoice view={view} reader={reader} />
        <Live part="progress" told={{ seen }} />
      </section>
    )
  const panel = { ...panelOf(view, checkout, amountMinor, reader), seen }
  if (isSecond) {
    return (
      <FoldedPanel title={say('page.receipt.again')}>
        <div className="grid gap-6">
          <AmountChoice view={view} reader={reader} />
          <PriceNote view={view} reader={reader} />
          <Live id="pay" part="pay" mark={`${accountKey(checkout)} again`} told={panel} />
          <OtherWay view={view} reader={reader} />
        </div>
      </FoldedPanel>
    )
  }
  return (
    <section aria-label={say('page.pay.title')} className="grid gap-6 print:hidden">
      <AmountChoice view={view} reader={reader} />
      <PriceNote view={view} reader={reader} />
      <Live id="pay" part="pay" mark={accountKey(checkout)} told={panel} />
      <noscript>
        <Notice tone="wait">
          <p>
            {say('page.pay.noScript')} {hasBankDetails(view) && say('page.closed.withBank')}
          </p>
        </Notice>
      </noscript>
      <OtherWay view={view} reader={reader} />
    </section>
  )
}

/** The fallback must exist wherever the form does. */
function OtherWay({ view, reader }: Omit<Props, 'isSecond'>) {
  if (!hasBankDetails(view)) return null
  return (
    <details className="border-t border-line">
      <summary className="flex min-h-11 items-center text-accent underline underline-offset-4">
        {reader.say('page.bank.title')}
      </summary>
      <BankTransfer view={view} reader={reader} />
    </details>
  )
}

/** Another account or key wants other fields. */
const accountKey = ({ connectedAccountId, publishableKey }: PayerCheckout) =>
  `${connectedAccountId} ${publishableKey}`

function panelOf(
  view: PayerView,
  checkout: PayerCheckout,
  amountMinor: number,
  reader: Reader,
): Omit<PayPanelProps, 'seen'> {
  const { money, say, tongue } = reader
  const { collecting, currency } = view
  const shownPrice = (minor: number) => ({
    amount: toJsonNumber(minor, currencyDigits(currency)),
    buttonText: say('page.pay.button', { amount: money(minor, currency) }),
  })
  const { amount } = shownPrice(amountMinor)
  const { choice } = collecting.chosen
  return {
    wish: choice === null ? null : { choice, ...(choice === 'other' && { amount }) },
    checkout,
    currency,
    tongue,
    autopay: autopayOf(view, reader),
    seller: view.organisation.name,
    ...shownPrice(view.prices?.any.chargedMinor ?? amountMinor),
    prices: pricesOf(view, shownPrice),
    otherWay: hasBankDetails(view)
      ? say('page.closed.withBank')
      : say('page.closed.withoutBank', { seller: view.organisation.name }),
    decline: view.decline ? say(declineKey(view.decline)) : undefined,
    words: payWordsOf(say),
  }
}

function pricesOf(
  { prices }: PayerView,
  show: (minor: number) => Pick<ShownPrice, 'amount' | 'buttonText'>,
): Prices | undefined {
  if (!prices) return undefined
  const shownTag = ({ chargedMinor, stripeAmount }: Tag): ShownPrice => ({
    ...show(chargedMinor),
    stripeAmount,
  })
  return {
    any: shownTag(prices.any),
    byMeans: Object.fromEntries(Object.entries(prices.byMeans).map(([type, tag]) => [type, shownTag(tag)])),
  }
}

function autopayOf({ autopay, organisation }: PayerView, reader: Reader): PayPanelProps['autopay'] {
  if (!autopay.isOffered || autopay.consent) return undefined
  return {
    tick: reader.say('page.autopay.tick', { organisation: organisation.name }),
    terms: termsIn(reader, organisation.name),
    ...{ version: TERMS_VERSION, locale: reader.tag },
  }
}

const CLOSED = {
  'not-enabled': 'page.closed.notEnabled',
  'below-minimum': 'page.closed.belowMinimum',
  'above-maximum': 'page.closed.aboveMaximum',
  paused: 'page.pause.lead',
} as const

function Closed({ view, reader }: Omit<Props, 'isSecond'>) {
  const { say } = reader
  const seller = view.organisation.name
  const hasBank = hasBankDetails(view)
  const sentences = [
    ...(view.noCheckoutReason
      ? [say(CLOSED[view.noCheckoutReason], { seller, minutes: view.pausedMinutes })]
      : []),
    hasBank ? say('page.closed.withBank') : say('page.closed.withoutBank', { seller }),
  ]
  return (
    <section aria-label={say('page.pay.title')} className="grid gap-6">
      <Notice>
        <p>{sentences.join(' ')}</p>
      </Notice>
      {hasBank && (
        <div className="grid gap-2">
          <h2 className="font-strong">{say('page.bank.title')}</h2>
          <BankTransfer view={view} reader={reader} />
        </div>
      )}
      {view.noCheckoutReason === 'paused' && <Live part="unlock" told={{ words: unlockWordsOf(say) }} />}
      {!hasBank && view.organisation.email && (
        <a className={QUIET_BUTTON} href={`mailto:${encodeURIComponent(view.organisation.email)}`}>
          <bdi>{view.organisation.email}</bdi>
        </a>
      )}
    </section>
  )
}
