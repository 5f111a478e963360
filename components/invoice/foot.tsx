// The footer of the payer's page: who we are, why it is safe, and how to reach the seller.
import type { PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'

interface Props {
  organisation: PayerView['organisation']
  reader: Reader
  /** Something can be paid here: only then is a word about cards of use. */
  canPay: boolean
}

export function Foot({ organisation, reader: { say }, canPay }: Props) {
  const seller = organisation.name
  return (
    <footer className="grid gap-2 text-13 text-muted text-pretty">
      <p>
        {organisation.email ? (
          <Reach sentence={say('page.foot.reach', { email: GAP })} email={organisation.email} />
        ) : (
          say('page.foot.reachUnknown')
        )}
      </p>
      {canPay && <p className="print:hidden">{say('page.foot.safe', { seller })}</p>}
      <p>{say('page.foot.who', { seller })}</p>
    </footer>
  )
}

/** Stands in a sentence where a link will. */
const GAP = '\uFFFC'

function Reach({ sentence, email }: { sentence: string; email: string }) {
  const [before, after] = sentence.split(GAP)
  return (
    <>
      {before}
      <a
        className="py-3.5 text-accent underline underline-offset-4"
        href={`mailto:${encodeURIComponent(email)}`}
      >
        <bdi>{email}</bdi>
      </a>
      {after}
    </>
  )
}
