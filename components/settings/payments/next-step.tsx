// The one thing to do next, as a button or a link.
'use client'
import { COMPACT_PRIMARY_BUTTON } from '@/components/ui/button'
import { HostedForm } from './hosted-form'
import { RestartButton } from './restart-button'
import { type NextStep as Next, opensForm } from './standing'

const OPENS = {
  begin: 'Set up payments',
  resume: 'Continue with Stripe',
  provide: 'Provide what is missing',
}

interface Props {
  next: Next
  isRejected: boolean
  organisationId: string
  isPending: boolean
  onOpen: () => void
}

export function NextStep({ isPending, isRejected, next, onOpen, organisationId }: Props) {
  if (opensForm(next)) {
    return (
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <button
          type="button"
          aria-disabled={isPending}
          className={`needs-script ${COMPACT_PRIMARY_BUTTON}`}
          onClick={onOpen}
        >
          {isPending ? 'One moment' : OPENS[next]}
        </button>
        <HostedForm organisationId={organisationId} />
      </div>
    )
  }
  if (next === 'restart') {
    return (
      <div>
        <RestartButton organisationId={organisationId} words="Start again" isPrimary />
      </div>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <a className={COMPACT_PRIMARY_BUTTON} href="https://support.stripe.com/contact" rel="noreferrer">
        Contact Stripe support
      </a>
      {isRejected && (
        <RestartButton
          organisationId={organisationId}
          words="Start again with another account"
          isPrimary={false}
        />
      )}
    </div>
  )
}
