// A new organisation's way to its first payment: what is done, and what to do next.
import { COMPACT_PRIMARY_BUTTON } from '@/components/ui/button'
import { StatusMark } from '@/components/ui/status-mark'

export interface Step {
  title: string
  meaning: string
  isDone: boolean
  href: string
  action: string
}

export function FirstSteps({ mayChange, steps }: { steps: Step[]; mayChange: boolean }) {
  const next = steps.find((step) => !step.isDone)
  return (
    <section aria-labelledby="first-steps" className="grid gap-3">
      <h2 id="first-steps" className="text-17 font-strong">
        Three steps to your first payment
      </h2>
      <ol className="border-t border-line">
        {steps.map((step) => (
          <li
            key={step.title}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-4"
          >
            <div className="grid min-w-0 gap-1">
              <span className="flex flex-wrap items-center gap-x-3">
                <span className="font-strong">{step.title}</span>
                {step.isDone && <StatusMark tone="good">Done</StatusMark>}
              </span>
              <span className="text-pretty text-muted">{step.meaning}</span>
            </div>
            {step === next && mayChange && (
              <a href={step.href} className={COMPACT_PRIMARY_BUTTON}>
                {step.action}
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
