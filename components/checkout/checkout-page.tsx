// A checkout as its payer sees it: who sells what, and Stripe's form, a way to Stripe's page, or what became of it.
import type { CSSProperties } from 'react'
import { Foot } from '@/components/invoice/foot'
import { Letterhead } from '@/components/invoice/letterhead'
import type { Standing } from '@/components/invoice/standing'
import { Summary } from '@/components/invoice/summary'
import { fill } from '@/components/pay/words/fill'
import type { Language } from '@/components/pay/words/language'
import { accentFrom } from '@/components/ui/accent'
import { Amount } from '@/components/ui/amount'
import type { CheckoutView } from '@/lib/checkouts/checkout-view'
import { displayMoney } from '@/lib/money/display'
import { EmbeddedCheckout } from './embedded-checkout'
import { HostedCheckout } from './hosted-checkout'
import { CHECKOUT_WORDS } from './words'

interface Props {
  view: CheckoutView
  language: Language
}

function standingOf(
  { organisation, standing, totalMinor }: CheckoutView,
  { tongue, words }: Language,
): Standing {
  const seller = { seller: organisation.name }
  const own = CHECKOUT_WORDS[tongue]
  const says: Record<CheckoutView['standing'], Pick<Standing, 'tone' | 'mark' | 'message'>> = {
    open: { tone: 'calm', mark: words.mark.due, message: null },
    paid: { tone: 'good', mark: words.mark.paid, message: fill(words.standing.paid, seller) },
    processing: { tone: 'moving', mark: words.mark.processing, message: words.standing.processing },
    'under-review': { tone: 'wait', mark: words.mark.underReview, message: words.standing.underReview },
    expired: { tone: 'calm', mark: own.expired, message: fill(own.expiredText, seller) },
  }
  return { ...says[standing], amountMinor: totalMinor, isOff: standing === 'expired', line: '' }
}

export function CheckoutPage({ view, language }: Props) {
  const { direction, locale, tongue, words } = language
  const { currency, isEmbedded, organisation, standing } = view
  const accent = accentFrom(organisation.primaryColour)
  const own = CHECKOUT_WORDS[tongue]
  const isOpen = standing === 'open'
  // Two lines may say the same; lines never move.
  const numbered = view.lines.map((line, index) => ({ line, number: index + 1 }))
  return (
    <div
      lang={locale}
      dir={direction}
      data-accent=""
      style={accent && ({ '--accent-light': accent.light, '--accent-dark': accent.dark } as CSSProperties)}
      className="min-h-dvh bg-paper"
    >
      <main className="mx-auto grid max-w-[38rem] gap-8 px-5 pt-6 pb-12">
        <Letterhead organisation={organisation} title={fill(own.order, { reference: view.reference })} />
        <Summary standing={standingOf(view, language)} currency={currency} locale={locale} />
        {isOpen && isEmbedded && (
          <EmbeddedCheckout
            source={{
              scriptUrl: view.scriptUrl,
              publishableKey: view.publishableKey,
              connectedAccountId: view.connectedAccountId,
              locale: tongue,
            }}
            words={{ failed: words.pay.failed, loading: words.pay.loading, retry: words.pay.retry }}
          />
        )}
        {isOpen && !isEmbedded && <HostedCheckout goOn={own.goOn} failed={words.pay.failed} />}
        {!(isOpen && isEmbedded) && (
          <ul>
            {numbered.map(({ line, number }) => (
              <li key={number} className="flex justify-between gap-4 border-t border-line py-3">
                <div className="min-w-0">
                  <p dir="auto">{line.name}</p>
                  <p className="amount text-13 text-muted">
                    {line.quantity} × {displayMoney(line.unitPriceMinor, currency, locale)}
                  </p>
                </div>
                <Amount minor={line.amountMinor} currency={currency} locale={locale} />
              </li>
            ))}
          </ul>
        )}
        <div className="border-t border-line pt-6">
          <Foot organisation={organisation} words={words} canPay={isOpen} />
        </div>
      </main>
    </div>
  )
}
