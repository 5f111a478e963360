// Where cards are being tested: pauses of online payments, and how many cards were declined on each day.
import { placeHref } from '@/components/shell/place-href'
import { Moment, type Now } from '@/components/ui/moment'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, TABLE } from '@/components/ui/table'
import type { CardTesting } from '@/lib/problems/problems'

interface Props {
  testing: CardTesting
  now: Now
  namesOrganisation: boolean
}

type Pause = CardTesting['pauses'][number]

const WHY: Readonly<Record<Pause['reason'], string>> = {
  link: 'Too many cards were declined on one link.',
  card: 'One card was declined on many links.',
  network: 'Too many cards were declined from one network.',
  asked: '',
}

function Subject({ pause }: { pause: Pause }) {
  const { documentNumber, invoiceId, isNetwork, isSession, organisationId } = pause
  if (isNetwork) return 'A network of payers'
  if (invoiceId === null) return isSession ? 'A session' : 'A checkout'
  return (
    <a
      href={placeHref(`/admin/invoices/${invoiceId}`, organisationId)}
      className="text-accent underline underline-offset-4"
    >
      Invoice {documentNumber}
    </a>
  )
}

function Standing({ now, pause: { liftedAt, until } }: { pause: Pause; now: Now }) {
  if (liftedAt !== null)
    return (
      <>
        Lifted <Moment at={liftedAt} now={now} />
      </>
    )
  return (
    <>
      {until > now.at ? 'Paused, ends' : 'Ended'} <Moment at={until} now={now} />
    </>
  )
}

export function CardTestingList({ namesOrganisation, now, testing: { days, pauses } }: Props) {
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
          invoice’s recipient.
        </p>
      </div>
      {pauses.length > 0 && (
        <ul className="border-t border-line">
          {pauses.map((pause) => (
            <li key={pause.id} className="grid gap-1 border-b border-line py-4">
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
                {namesOrganisation && <span>{pause.organisationName}</span>}
              </p>
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
              <th scope="col" className={HEAD_CELL}>
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
              <td className={`${CELL} whitespace-nowrap tabular-nums`}>{day}</td>
              {namesOrganisation && <td className={CELL}>{organisationName}</td>}
              <td className={`${AMOUNT_CELL} tabular-nums`}>{declines}</td>
              <td className={`${AMOUNT_CELL} tabular-nums`}>{cards}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
