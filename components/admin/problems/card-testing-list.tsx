// Where cards are being tested: pauses of online payments, each with a button to lift it, and how many cards were declined on each day.
import { placeHref } from '@/components/shell/place-href'
import { Moment, type Now } from '@/components/ui/moment'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, TABLE } from '@/components/ui/table'
import type { CardTesting } from '@/lib/problems/problems'
import { type Act, ActButton } from './act-button'
import { OpenThere } from './open-there'

interface Props {
  testing: CardTesting
  now: Now
  namesOrganisation: boolean
  mayLift: boolean
}

type Pause = CardTesting['pauses'][number]

const WHY: Readonly<Record<Pause['reason'], string>> = {
  link: 'Too many cards were declined on one link.',
  card: 'One card was declined on many links.',
  network: 'Too many cards were declined from one network.',
  asked: '',
}

function subjectOf({ documentNumber, invoiceId, isNetwork, isSession }: Pause): string {
  if (isNetwork) return 'A network of payers'
  if (invoiceId === null) return isSession ? 'A session' : 'A checkout'
  return `Invoice ${documentNumber}`
}

function Subject({ pause }: { pause: Pause }) {
  const { invoiceId, isNetwork, organisationId } = pause
  if (isNetwork || invoiceId === null) return subjectOf(pause)
  return (
    <a
      href={placeHref(`/admin/invoices/${invoiceId}`, organisationId)}
      className="text-accent underline underline-offset-4"
    >
      {subjectOf(pause)}
    </a>
  )
}

function Standing({ now, pause }: { pause: Pause; now: Now }) {
  const { liftedAt, until } = pause
  if (liftedAt !== null)
    return (
      <>
        Lifted <Moment at={liftedAt} now={now} />
      </>
    )
  return (
    <>
      {isOn(pause, now) ? 'Paused, ends' : 'Ended'} <Moment at={until} now={now} />
    </>
  )
}

const isOn = ({ liftedAt, until }: Pause, now: Now): boolean => liftedAt === null && until > now.at

const LIFT: Act = {
  verb: 'Lift',
  meanwhile: 'Lifting…',
  outcomes: { over: 'It was over already.' },
  otherwise: '',
}

/** In a list of all organisations only the pause of a network is the operators' own to lift. */
function Lift({ namesOrganisation, pause }: { pause: Pause; namesOrganisation: boolean }) {
  const { id, isNetwork, organisationId, organisationName } = pause
  if (namesOrganisation && !isNetwork)
    return <OpenThere organisation={{ id: organisationId, name: organisationName }} />
  return (
    <ActButton
      act={LIFT}
      path={`/quarantine/pauses/${id}/lift`}
      object={` the pause: ${subjectOf(pause)}`}
      organisationId={namesOrganisation ? undefined : organisationId}
    />
  )
}

export function CardTestingList({ mayLift, namesOrganisation, now, testing: { days, pauses } }: Props) {
  if (days.length === 0) return null
  return (
    <section aria-label="Card testing" className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-17 font-strong">
          Card testing <span className="text-muted">({pauses.length})</span>
        </h2>
        <p className="max-w-[44rem] text-pretty text-muted">
          Where many cards are declined in a short time, stolen cards may be being tested. Online payments are
          paused there, and continue by themselves; a payer can go on at once with a code emailed to the
          invoice’s recipient. Lift the pause of a payer you know; more declined cards pause it again, for
          longer.
        </p>
      </div>
      {pauses.length > 0 && (
        <ul className="border-t border-line">
          {pauses.map((pause) => (
            <li
              key={pause.id}
              className="grid gap-3 border-b border-line py-4 wide:grid-cols-[minmax(0,1fr)_auto] wide:gap-x-8"
            >
              <div className="grid min-w-0 gap-1">
                <p className="font-strong">
                  <Subject pause={pause} />
                </p>
                <p className="text-pretty">
                  {WHY[pause.reason]} {pause.declines} declined.
                </p>
                <p className="flex flex-wrap gap-x-4 text-13 text-muted">
                  <span>
                    Since <Moment at={pause.since} now={now} />
                  </span>
                  <span>
                    <Standing pause={pause} now={now} />
                  </span>
                  {namesOrganisation && (
                    <span>{pause.isNetwork ? 'Every organisation' : pause.organisationName}</span>
                  )}
                </p>
              </div>
              {mayLift && isOn(pause, now) && <Lift pause={pause} namesOrganisation={namesOrganisation} />}
            </li>
          ))}
        </ul>
      )}
      <table className={TABLE}>
        <caption className="pb-2 text-start text-13 text-muted">
          Declined card payments in the last seven days
        </caption>
        <thead>
          <tr>
            <th scope="col" className={HEAD_CELL}>
              Day
            </th>
            {namesOrganisation && (
              <th scope="col" className={`${HEAD_CELL} hidden wide:table-cell`}>
                Organisation
              </th>
            )}
            <th scope="col" className={AMOUNT_HEAD_CELL}>
              Declined
            </th>
            <th scope="col" className={AMOUNT_HEAD_CELL}>
              Cards
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ cards, day, declines, organisationId, organisationName }) => (
            <tr key={`${day} ${organisationId}`}>
              <td className={CELL}>
                <span className="whitespace-nowrap tabular-nums">{day}</span>
                {namesOrganisation && (
                  <span className="block text-13 wrap-anywhere text-muted wide:hidden">
                    {organisationName}
                  </span>
                )}
              </td>
              {namesOrganisation && (
                <td className={`${CELL} hidden wrap-anywhere wide:table-cell`}>{organisationName}</td>
              )}
              <td className={`${AMOUNT_CELL} tabular-nums`}>{declines}</td>
              <td className={`${AMOUNT_CELL} tabular-nums`}>{cards}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
