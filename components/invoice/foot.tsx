// Who we are, what is safe and why, how to reach the seller: one line each.

import type { Words } from '@/components/pay/words/en'
import { fill } from '@/components/pay/words/fill'
import type { PayerView } from '@/lib/payments/payer-view'

interface Props {
  organisation: PayerView['organisation']
  words: Words
  /** Something can be paid here: only then is a word about cards of use. */
  canPay: boolean
}

export function Foot({ organisation, words, canPay }: Props) {
  const seller = organisation.name
  const { foot } = words
  return (
    <footer className="grid gap-2 text-13 text-muted text-pretty">
      <p>
        {organisation.email ? <Reach sentence={foot.reach} email={organisation.email} /> : foot.reachUnknown}
      </p>
      {canPay && <p className="print:hidden">{fill(foot.safe, { seller })}</p>}
      <p>{fill(foot.who, { seller })}</p>
    </footer>
  )
}

function Reach({ sentence, email }: { sentence: string; email: string }) {
  const [before, after] = sentence.split('{email}')
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
