// A checkout as its payer sees it: the seller, the articles, and Stripe's form, a link to Stripe's page, or the result.
import { Arrival } from '@/components/invoice/arrival'
import { Foot } from '@/components/invoice/foot'
import { LanguageChoice } from '@/components/invoice/language-choice'
import { Letterhead } from '@/components/invoice/letterhead'
import type { Standing } from '@/components/invoice/standing'
import { Summary } from '@/components/invoice/summary'
import { AccentStyle } from '@/components/ui/accent-style'
import { Amount } from '@/components/ui/amount'
import type { CheckoutView } from '@/lib/checkouts/checkout-view'
import { kindOfMeans } from '@/lib/words/means-kind'
import type { Reader } from '@/lib/words/reader'
import { PROCESSING, UNDER_REVIEW } from '@/lib/words/standing-words'
import { EmbeddedCheckout } from './embedded-checkout'
import { HostedCheckout } from './hosted-checkout'

interface Props {
  view: CheckoutView
  reader: Reader
  /** Of this answer, without which its policy lets no style element of a page speak. */
  nonce?: string
  path: string
}

function standingOf(view: CheckoutView, { say }: Reader): Standing {
  const { organisation, standing, totalMinor } = view
  const seller = { seller: organisation.name }
  const says: Record<CheckoutView['standing'], Pick<Standing, 'tone' | 'mark' | 'message'>> = {
    open: { tone: 'calm', mark: say('page.mark.due'), message: null },
    paid: { tone: 'good', mark: say('page.mark.paid'), message: say('page.standing.paid', seller) },
    processing: {
      tone: 'moving',
      mark: say('page.mark.processing'),
      message: say(PROCESSING[kindOfMeans(view.methodType)]),
    },
    'under-review': {
      tone: 'wait',
      mark: say('page.mark.underReview'),
      message: say(UNDER_REVIEW[view.reviewCause ?? 'mismatch'], seller),
    },
    expired: { tone: 'calm', mark: say('checkout.expired'), message: say('checkout.expiredText', seller) },
  }
  return { ...says[standing], amountMinor: totalMinor, isOff: standing === 'expired', line: '' }
}

const STANDING = 'standing'

export function CheckoutPage({ nonce, path, view, reader }: Props) {
  const { direction, locale, money, say, tag, tongue } = reader
  const { currency, isEmbedded, organisation, standing } = view
  const isOpen = standing === 'open'
  // Two lines may be identical; they never move, so their position is a stable key.
  const numbered = view.lines.map((line, index) => ({ line, number: index + 1 }))
  return (
    <div lang={tag} dir={direction} data-accent="" className="min-h-dvh bg-paper">
      <AccentStyle colour={organisation.primaryColour} nonce={nonce} />
      <main className="mx-auto grid max-w-[38rem] gap-8 px-5 pt-6 pb-12">
        <Letterhead
          organisation={organisation}
          title={say('checkout.order', { reference: view.reference })}
        />
        <Summary id={STANDING} standing={standingOf(view, reader)} currency={currency} locale={locale} />
        <Arrival at={STANDING} />
        {isOpen && isEmbedded && (
          <EmbeddedCheckout
            source={{
              scriptUrl: view.scriptUrl,
              publishableKey: view.publishableKey,
              connectedAccountId: view.connectedAccountId,
              locale: tongue,
            }}
            words={{
              failed: say('page.pay.failed'),
              tooOften: say('page.pay.tooOften'),
              slow: say('page.pay.slow'),
              loading: say('page.pay.loading'),
              retry: say('page.pay.retry'),
              otherWay: say('page.closed.withoutBank', { seller: organisation.name }),
            }}
          />
        )}
        {isOpen && !isEmbedded && (
          <HostedCheckout
            goOn={say('checkout.goOn')}
            failed={say('page.pay.failed')}
            tooOften={say('page.pay.tooOften')}
          />
        )}
        {!(isOpen && isEmbedded) && (
          <ul>
            {numbered.map(({ line, number }) => (
              <li key={number} className="flex justify-between gap-4 border-t border-line py-3">
                <div className="min-w-0">
                  <p dir="auto">{line.name}</p>
                  <p className="amount text-13 text-muted">
                    {line.quantity} × {money(line.unitPriceMinor, currency)}
                  </p>
                </div>
                <Amount minor={line.amountMinor} currency={currency} locale={locale} />
              </li>
            ))}
          </ul>
        )}
        <div className="grid gap-3 border-t border-line pt-6">
          <LanguageChoice path={path} reader={reader} />
          <Foot organisation={organisation} reader={reader} canPay={isOpen} />
        </div>
      </main>
    </div>
  )
}
