// The button of an invoice action.
import type { ComponentProps } from 'react'
import { COMPACT_PRIMARY_BUTTON, DANGER_BUTTON, QUIET_BUTTON } from '@/components/ui/button'

const LOOKS = { quiet: QUIET_BUTTON, primary: COMPACT_PRIMARY_BUTTON, danger: DANGER_BUTTON }

/** The rest is what a dialog gives its trigger. */
export function ActionButton({
  look = 'quiet',
  ...rest
}: { look?: keyof typeof LOOKS } & Omit<ComponentProps<'button'>, 'className' | 'type'>) {
  return <button type="button" className={LOOKS[look]} {...rest} />
}
