// What is paid for and its history, with the money beside them, or above them on a phone.
import type { ComponentProps, ReactNode } from 'react'
import { MoneyPanel, PaymentList } from '@/components/admin/money/money-panel'
import { Timeline } from '@/components/admin/timeline/timeline'
import type { MoneyView } from '@/lib/payment-views/money-view'

interface Props extends ComponentProps<typeof Timeline> {
  money: MoneyView
  /** The paper, or the lines. */
  children: ReactNode
}

export function Details({ children, money, ...story }: Props) {
  const { currency, now, organisationId, organisationName } = story
  return (
    <div className="grid gap-10 wide:grid-cols-[minmax(0,1fr)_24rem] wide:gap-x-16">
      <div className="grid content-start gap-10">
        {children}
        <Timeline {...story} />
      </div>
      <div className="order-first grid content-start gap-10 wide:order-none">
        <MoneyPanel money={money} currency={currency} organisationName={organisationName} />
        <PaymentList
          money={money}
          organisationName={organisationName}
          organisationId={organisationId}
          now={now}
        />
      </div>
    </div>
  )
}
