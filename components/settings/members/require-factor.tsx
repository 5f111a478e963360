// Whether everybody of an organisation needs a second factor: owners switch it on and off.
'use client'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'

interface Props {
  organisationId: string
  organisationName: string
  isRequired: boolean
  /** People who have none yet. */
  without: number
  isOwner: boolean
}

const people = (count: number): string => (count === 1 ? '1 person has' : `${count} people have`)

export function RequireFactor({ isOwner, isRequired, organisationId, organisationName, without }: Props) {
  const change = () =>
    callApi(`/organisations/${organisationId}`, {
      method: 'PATCH',
      body: { requiresSecondFactor: !isRequired },
      answer: NOTHING,
    })
  const lacking = without === 0 ? 'Everybody here has one.' : `${people(without)} none yet.`
  return (
    <section aria-labelledby="second-factor" className="grid gap-3">
      <div className="grid max-w-[44rem] gap-1">
        <h2 id="second-factor" className="text-17 font-strong">
          Second factor
        </h2>
        <p className="text-muted text-pretty">
          {isRequired
            ? 'Everybody needs a passkey or an authenticator app to come in.'
            : 'People come in by an emailed link alone, unless they have set up more for themselves.'}{' '}
          {lacking}
        </p>
      </div>
      {isOwner && (
        <ConfirmDialog
          title={isRequired ? 'No longer require a second factor?' : 'Require a second factor of everybody?'}
          description={
            isRequired
              ? `Whoever can read the email of one of your people can then sign in to ${organisationName} as them.`
              : `Whoever has none yet is led to set one up when they next open ${organisationName}, and sees nothing of it until then. API keys go on working.`
          }
          verb={isRequired ? 'No longer require it' : 'Require it'}
          isDangerous={isRequired}
          change={change}
          trigger={
            <button type="button" className={`${QUIET_BUTTON} justify-self-start`}>
              {isRequired ? 'No longer require it' : 'Require it of everybody'}
            </button>
          }
        />
      )}
    </section>
  )
}
