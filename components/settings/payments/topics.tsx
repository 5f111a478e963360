// What Stripe will ask for and why, shown before onboarding.
import { topicsFor } from './questions'

export function Topics({ country }: { country: string }) {
  return (
    <section aria-labelledby="topics" className="grid gap-3 border-t border-line pt-6">
      <div className="grid gap-1">
        <h2 id="topics" className="text-17 font-strong">
          What you will be asked
        </h2>
        <p className="max-w-[44rem] text-muted text-pretty">
          By Stripe, the company that moves the money. It takes about ten minutes; you can stop at any time
          and continue later.
        </p>
      </div>
      <dl>
        {topicsFor(country).map(({ asks, title, why }) => (
          <div
            key={title}
            className="grid gap-x-6 gap-y-1 border-t border-line py-3 wide:grid-cols-[14rem_minmax(0,1fr)]"
          >
            <dt className="font-strong">{title}</dt>
            <dd className="grid max-w-[40rem] gap-1 text-pretty">
              <span>{asks}</span>
              <span className="text-13 text-muted">{why}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
