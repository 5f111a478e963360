// Whether Apple Pay and Google Pay are available to payers.
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import type { WalletStanding } from '@/lib/payment-accounts/payment-settings'

interface Words {
  tone: Tone
  word: string
  sentence: string
}

export function walletWords({ applePay, googlePay, host, reason, state }: WalletStanding): Words {
  if (state === 'skipped')
    return {
      tone: 'calm',
      word: 'Unavailable',
      sentence: reason ?? `Wallets cannot be shown on ${host}.`,
    }
  if (state === 'registered' && applePay && googlePay)
    return { tone: 'good', word: 'Ready', sentence: 'Apple Pay and Google Pay are ready.' }
  if (state === 'registered' && (applePay || googlePay)) {
    const [ready, other] = applePay ? ['Apple Pay', 'Google Pay'] : ['Google Pay', 'Apple Pay']
    return {
      tone: 'wait',
      word: 'Partly ready',
      sentence: `${ready} is ready. ${other} was refused by Stripe for ${host}.`,
    }
  }
  if (state === 'registered')
    return {
      tone: 'bad',
      word: 'Refused',
      sentence: `Stripe refuses Apple Pay and Google Pay on ${host}. Payers can pay by card all the same.`,
    }
  if (state === 'waiting' && reason)
    return {
      tone: 'wait',
      word: 'Waiting',
      sentence: `Stripe has not accepted ${host} yet. We keep trying; payers can pay by card in the meantime.`,
    }
  return {
    tone: 'moving',
    word: 'On its way',
    sentence: 'Apple Pay and Google Pay are being set up. That takes a minute or two.',
  }
}

export function WalletSection({ wallets }: { wallets: WalletStanding }) {
  const { sentence, tone, word } = walletWords(wallets)
  return (
    <section aria-labelledby="wallets" className="grid gap-2 border-t border-line pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="wallets" className="text-17 font-strong">
          Wallets
        </h2>
        <StatusMark tone={tone}>{word}</StatusMark>
      </div>
      <p className="max-w-[44rem] text-pretty">{sentence}</p>
    </section>
  )
}
