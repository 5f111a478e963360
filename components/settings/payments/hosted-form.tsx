// The alternative: Stripe's own page. A plain form, so that nothing of Stripe's has to load first.
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'

interface Props {
  organisationId: string
  /** Where nothing else works it is a button like others. */
  isProminent?: boolean
}

export function HostedForm({ isProminent = false, organisationId }: Props) {
  return (
    <form method="post" action="/settings/payments/refresh">
      <input type="hidden" name="organisation" value={organisationId} />
      <button type="submit" className={isProminent ? QUIET_BUTTON : TEXT_BUTTON}>
        Open Stripe’s page instead
      </button>
    </form>
  )
}
