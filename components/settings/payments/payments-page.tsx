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
  /** A link to Stripe's page was wanted, and could not be made, or not for a sign-in of long ago. */
  trouble: 'link' | 'proof' | undefined
}

export function PaymentsPage({ href, mayChange, settings, trouble }: Props) {
  return (
    <>
      {trouble === 'proof' && (
        <Notice tone="wait" isAlert>
          <p className="font-strong">Confirm first that it is you</p>
          <p>
            Bank details are entered on Stripe’s page, so we only open it within 10 minutes of signing in.
            Sign out, sign in again, and come back.
          </p>
        </Notice>
      )}
      {trouble === 'link' && (
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
