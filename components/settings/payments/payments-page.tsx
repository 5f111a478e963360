// The payment settings page: account status, next step, fees and wallets.
import { TEXT_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { PaymentSettings } from '@/lib/payment-accounts/payment-settings'
import { AccountDesk } from './account-desk'
import { FeeWords } from './fee-words'
import { WalletSection } from './wallet-words'

interface Props {
  settings: PaymentSettings
  mayChange: boolean
  /** The page's own address, to be asked for again. */
  href: string
  /** A link to Stripe's page was wanted and could not be made. */
  hasLinkFailed: boolean
}

export function PaymentsPage({ hasLinkFailed, href, mayChange, settings }: Props) {
  return (
    <>
      {hasLinkFailed && (
        <Notice tone="bad" isAlert>
          <p className="font-strong">Stripe’s page could not be opened</p>
          <p>Stripe did not provide a link to it. Nothing is lost: try again in a minute.</p>
        </Notice>
      )}
      {!settings.standing.isFresh && (
        <Notice tone="wait" isAlert>
          <p>Stripe is not responding right now. This is the last status we received.</p>
          <a className={TEXT_BUTTON} href={href}>
            Try again
          </a>
        </Notice>
      )}
      <AccountDesk settings={settings} mayChange={mayChange} />
      {settings.standing.canCharge && <WalletSection wallets={settings.wallets} />}
      <FeeWords fee={settings.fee} />
    </>
  )
}
