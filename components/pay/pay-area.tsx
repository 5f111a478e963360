// What a payer can do now: pay online, pay by transfer, wait, or ask.
import { QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { currencyDigits } from '@/lib/money/currency'
import { toJsonNumber } from '@/lib/money/decimal'
import { displayMoney } from '@/lib/money/display'
import type { PayerCheckout, PayerView } from '@/lib/payments/payer-view'
import { BankTransfer, hasBankDetails } from './bank-transfer'
import { declineText } from './decline-words'
import { FoldedPanel } from './folded-panel'
import { PayPanel, type PayPanelProps } from './pay-panel'
import { ProgressWatch } from './progress-watch'
import { fill } from './words/fill'
import type { Language } from './words/language'

interface Props {
  view: PayerView
  language: Language
  /** Paying is not what this page is about now, and stays folded until asked for. */
  isSecond: boolean
}

export function PayArea({ view, language, isSecond }: Props) {
  const { words } = language
  const { checkout } = view
  const isOpen = view.outstandingMinor > 0 && view.state !== 'void' && view.state !== 'processing'
  const seen = {
    state: view.state,
    outstandingMinor: view.outstandingMinor,
    amountPaidMinor: view.amountPaidMinor,
  }
  if (isOpen && view.noCheckoutReason) return <Closed view={view} language={language} />
  if (!isOpen || !checkout) return <ProgressWatch seen={seen} />
  const panel = { ...panelOf(view, checkout, language), seen }
  if (isSecond) {
    return (
      <FoldedPanel title={words.receipt.again}>
        <PayPanel key={accountKey(checkout)} {...panel} />
      </FoldedPanel>
    )
  }
  return (
    <section aria-label={words.pay.title} className="grid gap-6 print:hidden">
      {view.decline && (
        <Notice tone="bad">
          <p>{declineText(view.decline, words.decline)}</p>
        </Notice>
      )}
      <PayPanel key={accountKey(checkout)} {...panel} />
      <noscript>
        <Notice tone="wait">
          <p>
            {words.pay.noScript} {hasBankDetails(view) && words.closed.withBank}
          </p>
        </Notice>
      </noscript>
      {hasBankDetails(view) && (
        <details className="border-t border-line">
          <summary className="flex min-h-11 items-center text-accent underline underline-offset-4">
            {words.bank.title}
          </summary>
          <BankTransfer view={view} language={language} />
        </details>
      )}
    </section>
  )
}

/** Another account or key wants other fields. */
const accountKey = ({ connectedAccountId, publishableKey }: PayerCheckout) =>
  `${connectedAccountId} ${publishableKey}`

function panelOf(
  view: PayerView,
  checkout: PayerCheckout,
  { locale, tongue, words }: Language,
): Omit<PayPanelProps, 'seen'> {
  const { currency, outstandingMinor } = view
  return {
    checkout,
    currency,
    tongue,
    seller: view.organisation.name,
    amount: toJsonNumber(outstandingMinor, currencyDigits(currency)),
    buttonText: fill(words.pay.button, { amount: displayMoney(outstandingMinor, currency, locale) }),
    words: { pay: words.pay, decline: words.decline },
  }
}

const CLOSED = {
  'not-enabled': 'notEnabled',
  'below-minimum': 'belowMinimum',
  'above-maximum': 'aboveMaximum',
} as const

function Closed({ view, language: { words, ...rest } }: Omit<Props, 'isSecond'>) {
  const seller = view.organisation.name
  const hasBank = hasBankDetails(view)
  const sentences = [
    ...(view.noCheckoutReason ? [words.closed[CLOSED[view.noCheckoutReason]]] : []),
    hasBank ? words.closed.withBank : words.closed.withoutBank,
  ]
  return (
    <section aria-label={words.pay.title} className="grid gap-6">
      <Notice>
        <p>{sentences.map((sentence) => fill(sentence, { seller })).join(' ')}</p>
      </Notice>
      {hasBank && (
        <div className="grid gap-2">
          <h2 className="font-strong">{words.bank.title}</h2>
          <BankTransfer view={view} language={{ words, ...rest }} />
        </div>
      )}
      {!hasBank && view.organisation.email && (
        <a className={QUIET_BUTTON} href={`mailto:${encodeURIComponent(view.organisation.email)}`}>
          <bdi>{view.organisation.email}</bdi>
        </a>
      )}
    </section>
  )
}
