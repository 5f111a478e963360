// Whether a customer or an invoice has a plan of reminders of its own, and which.
'use client'
import type { Problem } from '@/components/ui/call-api'
import { SelectField } from '@/components/ui/field'
import { type PlanRow, planInWords, rowsOf, rulesOf } from './plan'
import { PlanRows } from './plan-rows'

export type Choice = 'inherited' | 'none' | 'own'

export interface OwnPlan {
  choice: Choice
  rows: readonly PlanRow[]
}

export function ownPlanOf(offsets: readonly number[] | null): OwnPlan {
  if (offsets === null) return { choice: 'inherited', rows: [] }
  return { choice: offsets.length === 0 ? 'none' : 'own', rows: rowsOf(offsets) }
}

/** As the field `reminders` of a body takes it. */
export function remindersOf({ choice, rows }: OwnPlan): { offsetDays: number | string }[] | null {
  if (choice === 'inherited') return null
  return choice === 'none' ? [] : rulesOf(rows)
}

interface Props {
  plan: OwnPlan
  onChange: (plan: OwnPlan) => void
  /** What counts where there is no plan of its own, and who has said so. */
  inherited: readonly number[]
  inheritedName: string
  problem: Problem | undefined
}

const choiceOf = (value: string): Choice => (value === 'none' || value === 'own' ? value : 'inherited')

export function OwnPlanFields({ inherited, inheritedName, onChange, plan, problem }: Props) {
  const choose = (choice: Choice) =>
    onChange({
      choice,
      rows: choice === 'own' && plan.rows.length === 0 ? rowsOf(inherited) : plan.rows,
    })
  return (
    <div className="grid gap-3">
      <SelectField
        label="Reminders"
        choices={[
          { value: 'inherited', label: `${inheritedName}: ${planInWords(inherited).toLowerCase()}` },
          { value: 'none', label: 'Never' },
          { value: 'own', label: 'Another plan' },
        ]}
        value={plan.choice}
        onChange={({ target }) => choose(choiceOf(target.value))}
      />
      {plan.choice === 'own' && (
        <PlanRows rows={plan.rows} onChange={(rows) => onChange({ ...plan, rows })} problem={problem} />
      )}
    </div>
  )
}
